using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace DupNet.Reporting.Tests;

/// <summary>Debian's chromium without a screen. Tests that need it are skipped where it is not installed.</summary>
internal static class Browser
{
    private const int Patience = 120_000;

    /// <summary>Opens a page and returns what the browser made of it; every picture is decoded and everything is laid out by then.</summary>
    /// <param name="folder">Takes the page and the browser's own files.</param>
    /// <param name="html">The page.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="probe">A script that the test, not the page, runs in the loaded page; what it returns becomes the document's title.</param>
    public static string Ask(TemporaryFolder folder, string html, int width, string probe)
    {
        // The policy of the page forbids scripts, so the test's copy has none.
        string open = html.Replace("http-equiv=\"Content-Security-Policy\"", "name=\"policy\"", StringComparison.Ordinal)
            .Replace("</body>", $"<script>onload = () => {{ document.title = String({probe}); }};</script></body>", StringComparison.Ordinal);
        string path = folder.File("page.html");
        File.WriteAllText(path, open);
        string dom = Run(folder, width, "--dump-dom", path);
        int start = dom.IndexOf("<title>", StringComparison.Ordinal) + "<title>".Length;
        return dom[start..dom.IndexOf("</title>", start, StringComparison.Ordinal)];
    }

    /// <summary>Opens a page as it is and takes its picture.</summary>
    public static byte[] Screenshot(TemporaryFolder folder, string html, int width)
    {
        string path = folder.File("page.html");
        File.WriteAllText(path, html);
        string picture = folder.File("page.png");
        Run(folder, width, $"--screenshot={picture}", path);
        return File.ReadAllBytes(picture);
    }

    private static string Run(TemporaryFolder folder, int width, string action, string page)
    {
        var start = new ProcessStartInfo(Chromium.Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND",
            $"--user-data-dir={folder.File("browser")}", $"--window-size={width},900", action, new Uri(page).AbsoluteUri,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("chromium did not end: " + error.Result);
        }

        Assert.True(process.ExitCode == 0, error.Result);
        return output.Result;
    }
}
