using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PuppeteerSharp;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Debian's chromium without a screen, driven over its DevTools protocol. Tests that need it are skipped where it is not installed.</summary>
internal static class Browser
{
    private static readonly string? s_program = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .SelectMany(static folder => new[] { Path.Combine(folder, "chromium"), Path.Combine(folder, "chromium-browser"), Path.Combine(folder, "google-chrome") })
        .FirstOrDefault(File.Exists);

    public static async Task<IBrowser> StartAsync()
    {
        Assert.SkipWhen(s_program is null, "chromium is not installed");
        return await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = s_program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "\"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\""],
            Timeout = 120_000,
        });
    }
}
