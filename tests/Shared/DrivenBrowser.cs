using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using PuppeteerSharp;

namespace DupNet.Testing;

/// <summary>Debian's chromium without a screen, which a test clicks in. Tests that need it are skipped where it is not installed.</summary>
internal sealed class DrivenBrowser : IAsyncDisposable
{
    private const int Patience = 60_000;

    private readonly IBrowser _browser;

    private DrivenBrowser(IBrowser browser, IPage page)
    {
        _browser = browser;
        Page = page;
        page.DefaultTimeout = Patience;
        page.Console += (_, e) =>
        {
            if (e.Message.Type is ConsoleType.Error or ConsoleType.Warning)
            {
                Errors.Add(e.Message.Text);
            }
        };
        page.PageError += (_, e) => Errors.Add(e.Message);
        page.Request += (_, e) => Requests.Add(e.Request.Url);
    }

    /// <summary>The page, for what is not here.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained about: faults of scripts, and what the page's policy forbids.</summary>
    public ConcurrentBag<string> Errors { get; } = [];

    /// <summary>Addresses that the page asked for.</summary>
    public ConcurrentBag<string> Requests { get; } = [];

    /// <summary>Starts a browser and opens a page. Names of other hosts lead nowhere; a camera shows a moving pattern.</summary>
    /// <param name="address">The page.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public static async Task<DrivenBrowser> Open(string address, int width, bool scripts = true)
    {
        IBrowser browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = Chromium.Program,
            Timeout = Patience,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "\"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\"",
                "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
            ],
        });
        var opened = new DrivenBrowser(browser, await browser.NewPageAsync());
        await opened.Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await opened.Page.SetJavaScriptEnabledAsync(scripts);
        await opened.Page.GoToAsync(address);
        return opened;
    }

    /// <summary>Runs a script in the page, which the page's policy does not forbid, and returns its value.</summary>
    public Task<T> Ask<T>(string script) => Page.EvaluateExpressionAsync<T>(script);

    /// <summary>Waits until a script's value is true.</summary>
    public Task WaitFor(string script) => Page.WaitForExpressionAsync(script);

    /// <summary>Clicks what a selector of CSS finds.</summary>
    public Task Click(string selector) => Page.ClickAsync(selector);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _browser.DisposeAsync();
}
