using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DupNet.Cli.Tests;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Pictures;
using DupNet.Watching.Detecting;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests;

/// <summary>The page as it is sent, and opened and clicked in a browser.</summary>
public sealed class WatchPageTests : IDisposable
{
    private const string HostileName = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;\u0001\u001B[31m\u202Egnp.\uFFFF;]]>--><style>*{display:none}";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task IsWholeWithoutItsScript()
    {
        await using ServedPage page = await Spotted();
        IDocument document = Parse(await page.Text("/"));
        Assert.Equal("/picture?number=", document.QuerySelector("#boxes image")!.GetAttribute("href")!.TrimEnd("0123456789".ToCharArray()));
        Assert.Equal(["case", "box b0"], document.QuerySelectorAll("#drawn rect").Select(static box => box.ClassName!));
        Assert.Equal("spot 1.00 8 x 8 8, 16", string.Join(' ', document.QuerySelectorAll("#found td").Select(static cell => cell.TextContent)));
        Assert.Equal(["/pause", "/step", "/save"], document.QuerySelectorAll("#actions button").Select(static button => button.GetAttribute("formaction")!));
        Assert.Equal(2, document.QuerySelectorAll("td.ms").Length);
        Assert.NotNull(document.QuerySelector("noscript meta[http-equiv=refresh]"));
    }

    [Fact]
    public async Task HostileNamesAreText()
    {
        byte[] file = ModelWriter.Write(ModelUnpacker.Read(SpotModel.Bytes) with { Name = "<script>alert(1)</script>", ClassNames = ["<img src=x onerror=alert(2)>"] });
        DupNetModel model = DupNetModel.Load(file);
        var hostile = new WatchedModel(model, file, new DetectorSettings(model), isNative: false);
        await using ServedPage page = await (await ServedPage.Start(new HostileSource(), _folder.File("<b>/x"), model: hostile)).Enter();
        await page.Result(static result => result.Frame is not null);
        string text = Parse(await page.Text("/")).Body!.TextContent;
        Assert.Contains("<img src=x onerror=alert(2)>1.00", text, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&lt;\\u0001\\u001B[31m\\u202Egnp.", text, StringComparison.Ordinal);

        // Names of classes and models are ASCII, others are not. And in a browser, whose page the script has changed by then.
        await using DrivenBrowser browser = await DrivenBrowser.Open(page.Address, 1000);
        await browser.WaitFor("document.querySelector('#boxes image') === null && document.querySelectorAll('#found tr').length === 1");
        Assert.Equal(0, await browser.Ask<int>("document.querySelectorAll('body script, body img, body style, [onerror]').length"));
        Assert.Contains("<img src=x onerror=alert(2)>", await browser.Ask<string>("document.querySelector('#found').textContent"), StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", await browser.Ask<string>("document.querySelector('#status').textContent"), StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', await browser.Ask<string>("document.body.textContent"));
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(360)]
    public async Task ABrowserShowsFramesWithinTheWindow(int width)
    {
        await using ServedPage page = await Spotted();
        await using DrivenBrowser browser = await DrivenBrowser.Open(page.Address, width);
        await browser.WaitFor("!document.querySelector('#canvas').hidden && document.querySelectorAll('#found tr').length === 1");
        Assert.Equal(0, await browser.Ask<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        Assert.Equal("64 48", await browser.Ask<string>("[canvas.width, canvas.height].join(' ')"));

        // The middle of the spot is white on the canvas, and the drawn box lies around it on the screen.
        Assert.True(await browser.Ask<int>("canvas.getContext('2d').getImageData(12, 20, 1, 1).data[0]") > 200);
        Assert.True(await browser.Ask<bool>(
            "(() => { const c = canvas.getBoundingClientRect(), b = document.querySelector('rect.box').getBoundingClientRect(); const s = c.width / 64;"
            + " return Math.abs(b.left - c.left - 8 * s) < 2 && Math.abs(b.top - c.top - 16 * s) < 2 && Math.abs(b.width - 8 * s) < 5; })()"));
        Assert.DoesNotContain(browser.Errors, static error => !error.Contains("404", StringComparison.Ordinal));
        Assert.All(browser.Requests, request => Assert.StartsWith(page.Origin, request, StringComparison.Ordinal));
        Assert.Equal(page.Origin + "/", browser.Page.Url);
    }

    [Fact]
    public async Task AUserClicks()
    {
        string saved = Path.Combine(_folder.Path, "saved");
        await using ServedPage page = await Spotted(saved);
        await using DrivenBrowser browser = await DrivenBrowser.Open(page.Address, 1000);
        await browser.WaitFor("document.querySelectorAll('#found tr').length === 1");

        await browser.Click("#pause");
        await browser.WaitFor("document.querySelector('#pause').textContent === 'Go on'");
        Assert.True(page.Session.Last.IsPaused);
        await browser.Click("#step");
        await browser.Click("#pause");
        await browser.WaitFor("document.querySelector('#pause').textContent === 'Pause'");

        await browser.Click("#mirror");
        await browser.WaitFor("document.querySelector('rect.box')?.getAttribute('x') === '48'");
        Assert.True(page.Session.Last.Settings.Turn.Mirror);
        await browser.Page.SelectAsync("#rotation", "1");
        await browser.WaitFor("canvas.width === 48 && canvas.height === 64");

        await browser.Click("#save");
        await browser.WaitFor("document.querySelector('#saved').textContent.startsWith('Saved watch-00001.png')");
        Assert.True(File.Exists(Path.Combine(saved, "watch-00001.png")));

        // To the right end of the slider: a score of 1, which nothing has.
        await browser.Page.FocusAsync("#threshold");
        await browser.Page.Keyboard.PressAsync("End");
        await browser.WaitFor("document.querySelectorAll('#found tr').length === 0 && document.querySelectorAll('rect.box').length === 0");
        Assert.Equal(1, page.Session.Last.Settings.Threshold);
    }

    [Fact]
    public async Task WithoutScriptsFormsWork()
    {
        await using ServedPage page = await Spotted();
        await using DrivenBrowser browser = await DrivenBrowser.Open(page.Address, 1000, scripts: false);
        Task loaded = browser.Page.WaitForNavigationAsync();
        await browser.Click("#pause");
        await loaded;
        Assert.True(page.Session.Last.IsPaused);
        Assert.True(await browser.Ask<bool>("document.querySelector('#boxes image').getBoundingClientRect().width > 100"));
        Assert.Equal("Apply", await browser.Ask<string>("document.querySelector('#settings noscript').textContent"));
    }

    [Fact]
    public async Task AWebcamIsWatched()
    {
        await using ServedPage page = await (await ServedPage.Start(new WebcamSource())).Enter();
        await using DrivenBrowser browser = await DrivenBrowser.Open(page.Address, 1000);
        await browser.Click("#webcam");
        await browser.WaitFor("document.querySelector('#canvas').width === 640 && document.querySelector('#status').textContent.startsWith('frame ')");
        Assert.Equal((640, 480), (page.Session.Last.Width, page.Session.Last.Height));
        Assert.DoesNotContain(browser.Requests, request => !request.StartsWith(page.Origin, StringComparison.Ordinal));
    }

    private async Task<ServedPage> Spotted(string? folder = null)
    {
        string[] files = [Spots.Write(_folder.File("a.png"), 64, 48, (8, 16, 8, 8)), Spots.Write(_folder.File("b.png"), 64, 48, (8, 16, 8, 8))];
        ServedPage page = await (await ServedPage.Start(new PictureSource("pictures", files), folder)).Enter();
        await page.Result(static result => result.Frame is not null);
        return page;
    }

    /// <summary>Reads a page and checks that it is well-formed and has no script, style or picture but those that the server serves.</summary>
    private static IDocument Parse(string html)
    {
        const string Start = "<!DOCTYPE html>\n";
        Assert.StartsWith(Start, html, StringComparison.Ordinal);
        XElement.Parse(html[Start.Length..]);
        IDocument document = new HtmlParser(new HtmlParserOptions { IsStrictMode = true, IsScripting = false }).ParseDocument(html);
        Assert.Equal(["/watch.js"], document.Scripts.Select(static script => script.GetAttribute("src")!));
        Assert.Empty(document.QuerySelectorAll("style, iframe, object, embed, base, img, [style]"));
        Assert.DoesNotContain(document.All.SelectMany(static element => element.Attributes), static attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(
            document.All.SelectMany(static element => element.Attributes).Where(static attribute => attribute.Name is "href" or "src" or "action" or "formaction"),
            static address => Assert.Matches("^/[a-z.]*(\\?number=[0-9]+)?$", address.Value));
        return document;
    }

    /// <summary>A source whose names come from a stranger.</summary>
    private sealed class HostileSource : IWatchedSource
    {
        private readonly WatchedFrame _frame;

        public HostileSource()
        {
            var picture = new Picture(64, 48);
            for (int y = 16; y < 24; y++)
            {
                picture.Rgb.AsSpan(picture.IndexOf(8, y), 24).Fill(255);
            }

            _frame = WatchedFrame.Of(HostileName, picture);
        }

        public string Name => HostileName;

        public bool IsLive => false;

        public WatchedFrame? Take(System.Threading.CancellationToken cancellation) => _frame;

        public void Dispose()
        {
        }
    }
}
