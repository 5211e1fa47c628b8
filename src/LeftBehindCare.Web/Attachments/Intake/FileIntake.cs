using System.Text;

namespace LeftBehindCare.Web.Attachments.Intake;

/// <summary>Takes uploaded files in by what they hold; neither their name nor the type the browser gives counts.</summary>
public sealed class FileIntake : IDisposable
{
    /// <summary>Bytes of one file.</summary>
    public const int MostBytes = 12 << 20;

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif"];

    /// <summary>A decoded picture is large: two at a time, whoever sends them.</summary>
    private readonly SemaphoreSlim _gate = new(2);

    /// <exception cref="FileRefusedException">It is not taken in, and why.</exception>
    public async Task<TakenFile> TakeAsync(byte[] file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length == 0) throw new FileRefusedException("这个文件是空的，可能没有传完。请再选一次。");
        if (file.Length > MostBytes) throw TooLarge();
        if (file.AsSpan().StartsWith("%PDF-"u8))
        {
            PdfFiles.Check(file);
            return new TakenFile(AttachmentKind.Pdf, file, null, null, null);
        }

        if (!IsPicture(file)) throw new FileRefusedException("这个文件既不是照片（JPEG、PNG、WebP），也不是 PDF。Word、Excel 请先另存为 PDF 再传。");
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Pictures.Draw(file) ?? throw new FileRefusedException(IsHeic(file)
                ? "这是 HEIC 格式的照片，系统打不开。请在手机“设置”的“相机”“格式”里选“兼容性最佳”再拍，或改用 JPEG 再传。"
                : "这张照片打不开，可能已经损坏。请在手机相册里打开看看，截屏或另存为 JPEG 再传。");
        }
        finally
        {
            _gate.Release();
        }
    }

    public static FileRefusedException TooLarge() =>
        new($"这个文件超过 {MostBytes >> 20} MB，太大了。照片请在手机里选小一些的尺寸，PDF 请分成几份，再传一次。");

    public void Dispose() => _gate.Dispose();

    private static bool IsPicture(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
        || (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
        || IsHeic(file);

    private static bool IsHeic(ReadOnlySpan<byte> file) =>
        file.Length > 12 && file[4..].StartsWith("ftyp"u8) && HeicBrands.Contains(Encoding.ASCII.GetString(file[8..12]));
}
