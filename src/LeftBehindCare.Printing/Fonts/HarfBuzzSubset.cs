using System.Runtime.InteropServices;

namespace LeftBehindCare.Printing.Fonts;

/// <summary>
/// Cuts a font down to the characters in use. HarfBuzzSharp ships the functions of hb-subset.h without managed wrappers.
/// </summary>
/// <remarks>
/// The cut font's character map holds only the characters asked for. That also cures copied text: Noto draws 青 and the radical ⻘
/// with one glyph, and with both in the map a PDF names whichever comes first.
/// </remarks>
internal static unsafe partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";
    private const uint NoHinting = 0x1, NotDefOutline = 0x40, NoLayoutClosure = 0x200;
    private const uint DropTableTags = 3;
    private static readonly string[] UnusedTables = ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "DSIG", "meta"];

    /// <summary>The font file that holds only the characters named.</summary>
    /// <exception cref="InvalidOperationException">HarfBuzz could not cut the font: the file is damaged.</exception>
    public static byte[] Cut(FontFace face, IEnumerable<int> codePoints)
    {
        var input = CreateInput();
        nint cut = 0, blob = 0;
        try
        {
            var wanted = UnicodeSet(input);
            foreach (var codePoint in codePoints)
                SetAdd(wanted, (uint)codePoint);
            var dropped = InputSet(input, DropTableTags);
            foreach (var tag in UnusedTables)
                SetAdd(dropped, TagOf(tag));
            SetFlags(input, NoHinting | NotDefOutline | NoLayoutClosure);

            cut = Subset(face.HarfBuzzFace.Handle, input);
            if (cut == 0)
                throw new InvalidOperationException($"The font {Path.GetFileName(face.Path)} could not be cut down to the characters in use; the file is damaged.");
            blob = ReferenceBlob(cut);
            var data = BlobData(blob, out var length);
            return new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        }
        finally
        {
            if (blob != 0)
                BlobDestroy(blob);
            if (cut != 0)
                FaceDestroy(cut);
            InputDestroy(input);
            GC.KeepAlive(face);
        }
    }

    private static nint CreateInput()
    {
        var input = InputCreate();
        return input != 0 ? input : throw new InvalidOperationException("HarfBuzz has no memory left to cut a font.");
    }

    private static uint TagOf(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    private static partial nint InputCreate();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    private static partial void InputDestroy(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_unicode_set")]
    private static partial nint UnicodeSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    private static partial nint InputSet(nint input, uint kind);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    private static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    private static partial void SetAdd(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_or_fail")]
    private static partial nint Subset(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    private static partial nint ReferenceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    private static partial byte* BlobData(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    private static partial void BlobDestroy(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    private static partial void FaceDestroy(nint face);
}
