using System.Text;
using LeftBehindCare.Web.Attachments;
using LeftBehindCare.Web.Attachments.Intake;
using SkiaSharp;

namespace LeftBehindCare.Web.Tests.Attachments;

/// <summary>What is taken in and what it is afterwards; no database.</summary>
public sealed class FileIntakeTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Every_kind_of_picture_becomes_a_JPEG_no_larger_than_needed(SKEncodedImageFormat format)
    {
        var taken = await TakeAsync(Samples.Picture(3000, 1500, format));

        Assert.Equal((AttachmentKind.Picture, 2048, 1024), (taken.Kind, taken.Width, taken.Height));
        Assert.Equal((SKEncodedImageFormat.Jpeg, 2048, 1024), Look(taken.Content));
        Assert.Equal((SKEncodedImageFormat.Jpeg, 320, 160), Look(taken.Thumbnail!));
    }

    [Fact]
    public async Task A_small_picture_keeps_its_size() => Assert.Equal((SKEncodedImageFormat.Jpeg, 64, 48), Look((await TakeAsync(Samples.Picture(64, 48))).Content));

    [Fact]
    public async Task A_picture_tells_nothing_but_what_it_shows()
    {
        var sent = Samples.FromPhone();
        var taken = await TakeAsync(sent);

        // Control: what was sent did tell.
        Assert.Contains((byte)0xe1, Samples.Markers(sent));
        Assert.Contains(Samples.Phone, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        foreach (var jpeg in new[] { taken.Content, taken.Thumbnail! })
        {
            Assert.DoesNotContain(Samples.Markers(jpeg), m => m is > 0xe0 and <= 0xef or 0xfe);
            Assert.DoesNotContain(Samples.Phone, Encoding.Latin1.GetString(jpeg), StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(jpeg), StringComparison.Ordinal);
        }
    }

    /// <summary>Where the sample's red half lies when the phone was held in each of the eight ways.</summary>
    [Theory]
    [InlineData(1, "left")]
    [InlineData(2, "right")]
    [InlineData(3, "right")]
    [InlineData(4, "left")]
    [InlineData(5, "top")]
    [InlineData(6, "top")]
    [InlineData(7, "bottom")]
    [InlineData(8, "bottom")]
    public async Task A_picture_stands_upright_however_the_phone_was_held(ushort orientation, string red)
    {
        var taken = await TakeAsync(Samples.FromPhone(600, 400, orientation));
        using var picture = SKBitmap.Decode(taken.Content);

        Assert.Equal(orientation >= 5 ? (400, 600) : (600, 400), (picture.Width, picture.Height));
        var (middleX, middleY) = (picture.Width / 2, picture.Height / 2);
        var at = red switch
        {
            "left" => picture.GetPixel(40, middleY),
            "right" => picture.GetPixel(picture.Width - 40, middleY),
            "top" => picture.GetPixel(middleX, 40),
            _ => picture.GetPixel(middleX, picture.Height - 40),
        };
        Assert.True(at.Red > 180 && at.Blue < 80, $"{at}");
    }

    [Fact]
    public async Task What_is_transparent_becomes_white()
    {
        using var clear = new SKBitmap(new SKImageInfo(40, 40, SKColorType.Rgba8888, SKAlphaType.Premul));
        clear.Erase(SKColors.Transparent);
        using var png = clear.Encode(SKEncodedImageFormat.Png, 100);

        using var picture = SKBitmap.Decode((await TakeAsync(png.ToArray())).Content);

        Assert.True(picture.GetPixel(20, 20) is { Red: > 250, Green: > 250, Blue: > 250 });
    }

    [Fact]
    public async Task A_hundred_million_pixels_are_refused_by_the_header_alone()
    {
        // Cut off as well: whoever looks further than the header says that instead.
        Assert.Contains("10000×10000 个像素，太大了", await RefusedAsync(Samples.Huge()[..^2]), StringComparison.Ordinal);
        Assert.Contains("可能没有传完", await RefusedAsync(Samples.Huge(4_000, 4_000)[..^2]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Half_a_picture_is_refused(SKEncodedImageFormat format)
    {
        var whole = Samples.Picture(800, 800, format);

        var sentence = await RefusedAsync(whole[..(whole.Length * 3 / 4)]);

        Assert.Matches("可能没有传完|打不开", sentence);
    }

    [Fact]
    public async Task A_format_that_cannot_be_opened_is_told_what_to_use_instead() => Assert.Contains(
        "改用 JPEG 再传", await RefusedAsync([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[200]]), StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("GIF89a")]
    [InlineData("PK\u0003\u0004 word/document.xml")]
    [InlineData("MZ")]
    public async Task What_is_neither_picture_nor_paper_is_refused(string text) =>
        Assert.Contains("既不是照片", await RefusedAsync(Encoding.Latin1.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public async Task A_picture_with_a_page_hidden_behind_it_comes_out_as_the_picture_alone()
    {
        byte[] polyglot = [.. Samples.Picture(), .. "<html><script>alert(1)</script>"u8];

        var taken = await TakeAsync(polyglot);

        Assert.DoesNotContain("script", Encoding.Latin1.GetString(taken.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_paper_is_taken_as_it_is()
    {
        var paper = Samples.Paper();
        var taken = await TakeAsync(paper);
        Assert.Equal(AttachmentKind.Pdf, taken.Kind);
        Assert.Equal(paper, taken.Content);
        Assert.Equal(AttachmentKind.Pdf, (await TakeAsync(Samples.Packed("2 0 << /Type /Catalog >>"))).Kind);
    }

    [Theory]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")]
    [InlineData("/OpenAction << /S /J#61vaScript >>")]
    [InlineData("/Names << /EmbeddedFiles 9 0 R >>")]
    [InlineData("/AA << /O << /S /Launch >> >>")]
    public async Task A_paper_that_does_something_is_refused(string catalogue)
    {
        Assert.Contains("为安全不收", await RefusedAsync(Samples.Paper(catalogue)), StringComparison.Ordinal);
        Assert.Contains("为安全不收", await RefusedAsync(Samples.Packed("2 0 << /Type /Catalog " + catalogue + " >>")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_or_broken_paper_is_refused()
    {
        Assert.Contains("加了密码", await RefusedAsync(Samples.Paper(trailer: "/Encrypt 5 0 R")), StringComparison.Ordinal);
        Assert.Contains("不完整", await RefusedAsync(Samples.Paper()[..^8]), StringComparison.Ordinal);
        Assert.Contains("不完整", await RefusedAsync([.. "%PDF-1.5\n1 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\nnot packed\nendstream\n%%EOF"u8]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_list_that_unpacks_without_end_is_refused()
    {
        var bomb = Samples.Packed(new string(' ', 48 << 20));

        Assert.True(bomb.Length < 1 << 20);
        Assert.Contains("不完整", await RefusedAsync(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("C:\\fakepath\\运动会.jpg", "运动会.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x=1.jpg", "aSet-Cookie: x=1.jpg")]
    [InlineData("照片\u202Egpj.exe", "照片gpj.exe")]
    [InlineData("\u200B", "未命名")]
    [InlineData(null, "未命名")]
    public void A_name_keeps_only_what_can_be_read(string? sent, string kept) => Assert.Equal(kept, FileNames.Clean(sent));

    [Fact]
    public void A_long_name_is_cut_between_characters() => Assert.Equal(99, FileNames.Clean(new string('长', 99) + "𬱖.jpg").Length);

    private static async Task<TakenFile> TakeAsync(byte[] file)
    {
        using var intake = new FileIntake();
        return await intake.TakeAsync(file, default);
    }

    private static async Task<string> RefusedAsync(byte[] file) => (await Assert.ThrowsAsync<FileRefusedException>(() => TakeAsync(file))).Message;

    private static (SKEncodedImageFormat Format, int Width, int Height) Look(byte[] picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        return (codec.EncodedFormat, codec.Info.Width, codec.Info.Height);
    }
}
