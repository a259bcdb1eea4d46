using System.Threading.Tasks;
using DupNet.Testing;
using PuppeteerSharp;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>Debian's chromium without a screen, driven over its DevTools protocol. Tests that need it are skipped where it is not installed.</summary>
internal static class Browser
{
    public static async Task<IBrowser> StartAsync()
    {
        return await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Chromium.Program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "\"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\""],
            Timeout = 120_000,
        });
    }
}
