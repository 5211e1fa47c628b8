using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using LeftBehindCare.Printing.Descriptions;

namespace LeftBehindCare.Printing.Tests.Tools;

/// <summary>Reads PDF files with poppler, as a reader's viewer does. A missing poppler is a failed test, never a skipped one.</summary>
internal static class Pdf
{
    /// <summary>The text of a file, page by page, as a viewer copies it.</summary>
    public static IReadOnlyList<string> TextOf(byte[] pdf, bool isLaidOut = false)
    {
        var text = Run("pdftotext", pdf, isLaidOut ? ["-layout", "-enc", "UTF-8"] : ["-raw", "-enc", "UTF-8"]);
        return text.Split('\f')[..^1];
    }

    /// <summary>The whole text without spaces and line ends.</summary>
    public static string WordsOf(byte[] pdf) => WithoutSpaces(string.Concat(TextOf(pdf)));

    public static string WithoutSpaces(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    /// <summary>The lines that pdffonts prints for the fonts of a file.</summary>
    public static IReadOnlyList<string> FontsOf(byte[] pdf) => Run("pdffonts", pdf, [], output: null).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

    public static byte[] Print(FormDoc doc) => Printers.Shared.Print(doc).Bytes;

    private static string Run(string tool, byte[] pdf, string[] options, string? output = "-")
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            var start = new ProcessStartInfo(tool, [.. options, path, .. output is null ? Array.Empty<string>() : [output]])
            {
                RedirectStandardOutput = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{tool} could not read the PDF file (exit code {process.ExitCode}).");
            return text;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{tool} is missing: these tests read PDF files with poppler. Install it (Debian: apt-get install poppler-utils).");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
