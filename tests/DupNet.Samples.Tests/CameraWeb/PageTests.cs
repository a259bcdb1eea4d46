using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using CameraWeb;
using DupNet.Embedded;
using PuppeteerSharp;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb;

/// <summary>The board's page, opened and clicked in a real browser, served by the program itself.</summary>
[Collection(ConsoleText.Collection)]
public sealed class PageTests
{
    private const int Aim = 5 * 1024;

    /// <summary>Left, top, right and bottom of the first box, in parts of the picture.</summary>
    private const string BoxPlace =
        "(() => { const p = document.getElementById('v').getBoundingClientRect(), b = document.querySelector('.b').getBoundingClientRect(); return [(b.left - p.left) / p.width, (b.top - p.top) / p.height, (b.right - p.left) / p.width, (b.bottom - p.top) / p.height]; })()";

    [Fact]
    public void ItIsSmallAndLoadsNothingFromElsewhere()
    {
        byte[] page = Resources.GetBytes(Resources.BinaryResources.Page);
        Assert.InRange(page.Length, 1000, Aim);
        string text = System.Text.Encoding.UTF8.GetString(page);
        Assert.DoesNotContain("//", text.Replace("      // Gone", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(340)]
    public async Task ShowsThePictureAndABoxOverTheFace(int width)
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera()));
        await using IBrowser browser = await Browser.StartAsync();
        List<string> complaints = [];
        await using IPage page = await OpenAsync(browser, program.Address, width, complaints);
        await WaitForBoxAsync(page, complaints);
        Assert.Matches("^1 face · [0-9]+ ms · [0-9]+ KB free$", await page.EvaluateExpressionAsync<string>("document.getElementById('s').textContent"));
        Assert.Matches("^#1 [0-9]{2}%$", await page.EvaluateExpressionAsync<string>("document.querySelector('.b').textContent"));
        double[] box = await page.EvaluateExpressionAsync<double[]>(BoxPlace);
        Sight sight = program.Watch.Shown;
        Assert.Equal(sight.X(0) / 96.0, box[0], 0.02);
        Assert.Equal(sight.Y(0) / 72.0, box[1], 0.02);
        Assert.Equal((sight.X(0) + sight.Width(0)) / 96.0, box[2], 0.02);
        Assert.Equal((sight.Y(0) + sight.Height(0)) / 72.0, box[3], 0.02);
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await KeepAsync(page, $"camera-web-{width}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task GoesOnFromPictureToPicture()
    {
        using ConsoleText console = new();
        PhotoCamera camera = new();
        using RunningProgram program = new(Watches.Of(camera));
        await using IBrowser browser = await Browser.StartAsync();
        List<string> complaints = [];
        await using IPage page = await OpenAsync(browser, program.Address, 700, complaints);
        await WaitForBoxAsync(page, complaints);
        string first = await page.EvaluateExpressionAsync<string>("document.getElementById('p').src");
        await page.WaitForFunctionAsync("first => document.getElementById('p').src != first", first);
        camera.IsBroken = true;
        await page.WaitForFunctionAsync("() => document.getElementById('s').textContent == 'The camera does not answer.'");
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(340)]
    public async Task APictureThatLooksWrongIsTold(int width)
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera(PixelFormat.Rgb565LittleEndian) { Claims = PixelFormat.Rgb565BigEndian }));
        await using IBrowser browser = await Browser.StartAsync();
        List<string> complaints = [];
        await using IPage page = await OpenAsync(browser, program.Address, width, complaints);
        await page.WaitForFunctionAsync(
            "() => document.getElementById('s').textContent.endsWith('The picture looks wrong: bytes swapped, try the other byte order.')");
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await KeepAsync(page, $"camera-web-wrong-{width}");
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task SettingsChangeWithTheToken()
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera()));
        await using IBrowser browser = await Browser.StartAsync();
        List<string> complaints = [];
        await using IPage page = await OpenAsync(browser, program.Address, 700, complaints);
        await WaitForBoxAsync(page, complaints);
        await page.TypeAsync("#k", "wrongwrong22");
        await page.SelectAsync("#r", "90");
        await ClickAsync(page);
        await page.WaitForFunctionAsync("() => document.getElementById('m').textContent.startsWith('the token is wrong')");
        Assert.Equal((50, Rotation.None), (program.Watch.Percent, program.Watch.Rotation));
        Assert.Contains(complaints, static complaint => complaint.Contains("403", StringComparison.Ordinal));
        complaints.Clear();

        // What was chosen went back to what holds.
        await page.WaitForFunctionAsync("() => document.getElementById('r').value == '0'");
        Assert.Contains(console.Lines, line => line == "token for settings: " + program.Watch.Token.Text);
        await page.EvaluateExpressionAsync("document.getElementById('k').value = ''");
        await page.TypeAsync("#k", program.Watch.Token.Text);
        await page.SelectAsync("#r", "90");
        await page.EvaluateExpressionAsync("document.getElementById('t').value = ''");
        await page.TypeAsync("#t", "35");
        await ClickAsync(page);
        await page.WaitForFunctionAsync("() => document.getElementById('m').textContent.startsWith('Changed')");
        Assert.Equal((35, Rotation.Clockwise90), (program.Watch.Percent, program.Watch.Rotation));
        await page.WaitForFunctionAsync("() => { const v = document.getElementById('v').getBoundingClientRect(); return v.height > v.width * 1.3; }");

        // The box that was there turned with the picture.
        Assert.True(await page.EvaluateExpressionAsync<bool>("faces.length == 0 || Math.abs(parseFloat(document.querySelector('.b').style.left) - 100 * upright(faces[0])[0] / 72) < 0.01"));
        await KeepAsync(page, "camera-web-turned");
        Assert.Empty(complaints);
    }

    /// <summary>A board that is turned sees a face that lies; the page shows it upright, with the box over it.</summary>
    [Theory]
    [InlineData(90, "[72 - 22 - 14, 10, 14, 12].join()")]
    [InlineData(180, "[96 - 10 - 12, 72 - 22 - 14, 12, 14].join()")]
    [InlineData(270, "[22, 96 - 10 - 12, 14, 12].join()")]
    public async Task BoxesTurnWithThePicture(int degrees, string place)
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera(), rotation: (Rotation)(degrees / 90)));
        await using IBrowser browser = await Browser.StartAsync();
        await using IPage page = await OpenAsync(browser, program.Address, 700, []);
        await page.WaitForFunctionAsync("turn => document.getElementById('p').style.transform.includes(`rotate(${turn}deg)`)", degrees);

        // A box of 12x14 at 10, 22 of the buffer.
        Assert.Equal(
            await page.EvaluateExpressionAsync<string>(place),
            await page.EvaluateExpressionAsync<string>("upright([10, 22, 12, 14]).join()"));

        // The picture's own corner goes where that rule sends it: the frame that is turned fills the view.
        Assert.True(await page.EvaluateExpressionAsync<bool>(
            "(() => { const v = document.getElementById('v').getBoundingClientRect(), p = document.getElementById('p').getBoundingClientRect(); return Math.abs(v.width - p.width) < 2 && Math.abs(v.height - p.height) < 2; })()"));
    }

    [Fact]
    public async Task WithoutJavaScriptThePictureIsThereAndTheFormWorks()
    {
        using ConsoleText console = new();
        using RunningProgram program = new(Watches.Of(new PhotoCamera()));
        await using IBrowser browser = await Browser.StartAsync();
        await using IPage page = await browser.NewPageAsync();
        await page.SetJavaScriptEnabledAsync(false);
        await page.GoToAsync(program.Address, WaitUntilNavigation.Load);
        Assert.Equal(96, await page.EvaluateExpressionAsync<int>("document.getElementById('p').naturalWidth"));
        await page.TypeAsync("#k", program.Watch.Token.Text);
        await page.SelectAsync("#r", "180");
        Task<IResponse> goes = page.WaitForNavigationAsync();
        await ClickAsync(page);
        Assert.Equal(program.Address, (await goes).Url);
        Assert.Equal(Rotation.Clockwise180, program.Watch.Rotation);
    }

    private static Task ClickAsync(IPage page) => page.ClickAsync("button");

    private static async Task<IPage> OpenAsync(IBrowser browser, string address, int width, List<string> complaints)
    {
        IPage page = await browser.NewPageAsync();
        page.DefaultTimeout = 60_000;
        page.Console += (_, message) =>
        {
            // A picture that is not there yet, or not any more: the page asks again, the browser tells it all the same.
            bool isExpected = message.Message.Text.Contains("status of 503", StringComparison.Ordinal) || message.Message.Text.Contains("status of 410", StringComparison.Ordinal);
            if (!isExpected && message.Message.Type is (ConsoleType.Error or ConsoleType.Warning))
            {
                complaints.Add(message.Message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error.Message);
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 800 });
        await page.GoToAsync(address, WaitUntilNavigation.Load);
        return page;
    }

    private static async Task WaitForBoxAsync(IPage page, List<string> complaints)
    {
        try
        {
            await page.WaitForSelectorAsync(".b", new WaitForSelectorOptions { Timeout = 60_000 });
        }
        catch (WaitTaskTimeoutException)
        {
            Assert.Fail(await page.EvaluateExpressionAsync<string>("document.body.innerText") + string.Join('\n', complaints));
        }
    }

    /// <summary>Keeps the page's picture where CAMERA_WEB_PICTURES says, for people to look at.</summary>
    private static async Task KeepAsync(IPage page, string name)
    {
        string? folder = Environment.GetEnvironmentVariable("CAMERA_WEB_PICTURES");
        if (folder is not null)
        {
            await page.ScreenshotAsync(Path.Combine(folder, name + ".png"));
        }
    }
}
