using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Cli.Tests;
using DupNet.CommandLine.Outcomes;
using DupNet.DataSets;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests;

public sealed class WatchServerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NothingIsShownWithoutTheToken()
    {
        await using ServedPage page = await Serve();
        foreach (string path in new[] { "/", "/?token=", "/?token=0123", "/picture", "/frames", "/watch.js", "/watch.css" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await page.Get(path));
        }

        await page.Enter();
        Assert.Equal(HttpStatusCode.OK, await page.Get("/"));
        Assert.Equal(HttpStatusCode.OK, await page.Get("/watch.js"));
        Assert.Equal(HttpStatusCode.OK, await page.Get("/watch.css"));
        Assert.Equal(HttpStatusCode.NotFound, await page.Get("/frame"));
        Assert.DoesNotContain(page.Token, page.Session.Source.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example:PORT")]
    [InlineData("evil.example")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:PORT")]
    [InlineData("192.168.1.1:PORT")]
    public async Task AStrangersNameIsRefused(string host)
    {
        await using ServedPage page = await (await Serve()).Enter();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host.Replace("PORT", new Uri(page.Origin).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        using HttpResponseMessage response = await page.Client.SendAsync(request, ServedPage.Cancellation);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public async Task ANetworksAddressIsTakenWhereItIsListenedOnAll()
    {
        await using ServedPage page = await ServedPage.Start(Source(), listen: new IPEndPoint(IPAddress.Any, 0));
        Assert.StartsWith("http://127.0.0.1:", page.Address, StringComparison.Ordinal);
        await page.Enter();
        foreach ((string host, HttpStatusCode code) in new[] { ("192.168.1.1", HttpStatusCode.Unauthorized), ("evil.example", HttpStatusCode.MisdirectedRequest), ("localhost", HttpStatusCode.Unauthorized) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Host = $"{host}:{new Uri(page.Origin).Port}";

            // The client's cookie is for the address alone.
            using var other = new HttpClient { BaseAddress = new Uri(page.Origin) };
            using HttpResponseMessage response = await other.SendAsync(request, ServedPage.Cancellation);
            Assert.Equal(code, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://127.0.0.1:PORT")]
    [InlineData("null")]
    public async Task OtherPagesMayNotPost(string origin)
    {
        await using ServedPage page = await (await Serve()).Enter();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pause") { Content = ServedPage.Form(("token", page.Token)) };
        request.Headers.Add("Origin", origin.Replace("PORT", new Uri(page.Origin).Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        using HttpResponseMessage response = await page.Client.SendAsync(request, ServedPage.Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.False(page.Session.Last.IsPaused);
    }

    /// <summary>Parts without a boundary between them, and a part that has no end.</summary>
    [Theory]
    [InlineData("multipart/form-data", "token=x")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n")]
    public async Task AFormThatIsNoneIsRefused(string type, string body)
    {
        await using ServedPage page = await (await Serve()).Enter();
        using var content = new StringContent(body);
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage response = await page.Client.PostAsync(new Uri("/settings", UriKind.Relative), content, ServedPage.Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task OtherPagesMayNotWatch()
    {
        await using ServedPage page = await (await Serve()).Enter();
        using var socket = new ClientWebSocket();
        socket.Options.Cookies = page.Cookies;
        socket.Options.SetRequestHeader("Origin", "http://evil.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri($"ws://{new Uri(page.Origin).Authority}/frames"), ServedPage.Cancellation));
    }

    [Theory]
    [InlineData("/settings")]
    [InlineData("/pause")]
    [InlineData("/resume")]
    [InlineData("/step")]
    [InlineData("/save")]
    public async Task ChangesNeedTheTokenBesidesTheCookie(string path)
    {
        await using ServedPage page = await (await ServedPage.Start(Source(), _folder.File("saved/x"))).Enter();
        foreach (FormUrlEncodedContent form in new[] { ServedPage.Form(), ServedPage.Form(("token", "0123")) })
        {
            using HttpResponseMessage refused = await page.Client.PostAsync(new Uri(path, UriKind.Relative), form, ServedPage.Cancellation);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }

        Assert.Equal(HttpStatusCode.MethodNotAllowed, await page.Get(path));
    }

    [Fact]
    public async Task EveryAnswerKeepsThePageToItself()
    {
        await using ServedPage page = await (await Serve()).Enter();
        foreach (string path in new[] { "/", "/watch.js", "/nowhere" })
        {
            using HttpResponseMessage response = await page.Client.GetAsync(new Uri(path, UriKind.Relative), ServedPage.Cancellation);
            string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task FormsWorkWithoutScripts()
    {
        await using ServedPage page = await (await Serve()).Enter();
        await page.Result(static result => result.Frame is not null);
        using HttpResponseMessage response = await page.Client.PostAsync(new Uri("/pause", UriKind.Relative), ServedPage.Form(("token", page.Token)), ServedPage.Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
        Assert.True(page.Session.Last.IsPaused);
        Assert.Contains("Go on", await page.Text("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsAreTaken()
    {
        await using ServedPage page = await (await Serve()).Enter();
        await page.Result(static result => result.Frame is not null);
        Assert.Equal(HttpStatusCode.OK, (await page.Post("/settings", ("threshold", "0.25"), ("rotation", "1"), ("mirror", "on"), ("contrast", "on"), ("rate", "5"))).Code);
        WatchedResult result = await page.Result(static result => result.Settings.Rate == 5);
        Assert.Equal(new WatchSettings(0.25f, new ViewTurn(Rotation.Clockwise90, true), true, 5), result.Settings);
        Assert.Equal((48, 64), (result.Width, result.Height));
    }

    [Theory]
    [InlineData("threshold", "2")]
    [InlineData("threshold", "NaN")]
    [InlineData("threshold", "")]
    [InlineData("rotation", "4")]
    [InlineData("rotation", "-1")]
    [InlineData("rate", "0")]
    [InlineData("rate", "0.09")]
    [InlineData("rate", "241")]
    [InlineData("rate", "1e9")]
    [InlineData("rate", "<script>")]
    public async Task WrongSettingsAreRefusedAndChangeNothing(string name, string value)
    {
        await using ServedPage page = await (await Serve()).Enter();
        var fields = new Dictionary<string, string> { ["threshold"] = "0.5", ["rotation"] = "0", ["rate"] = "5", [name] = value };
        (HttpStatusCode code, string text) = await page.Post("/settings", [.. fields.Select(static field => (field.Key, field.Value))]);
        Assert.Equal(HttpStatusCode.BadRequest, code);
        Assert.StartsWith(name + " must be", text, StringComparison.Ordinal);
        Assert.Equal(ServedPage.Usual, page.Session.Last.Settings);
    }

    [Fact]
    public async Task LargeRequestsAreRefused()
    {
        await using ServedPage page = await (await Serve()).Enter();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await page.Post("/settings", ("threshold", new string('0', 100_000)))).Code);
        Assert.Equal(HttpStatusCode.OK, await page.Get("/"));
    }

    [Fact]
    public async Task SavedPicturesAreTrainingData()
    {
        string saved = Path.Combine(_folder.Path, "saved");
        await using ServedPage page = await (await ServedPage.Start(Source(), saved, ServedPage.Usual with { Turn = new ViewTurn(Rotation.Clockwise90, false) })).Enter();
        await page.Result(static result => result.Frame is not null);
        (HttpStatusCode code, string text) = await page.Post("/save");
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.StartsWith($"Saved watch-00001.png to {saved}, 1 boxes.", text, StringComparison.Ordinal);
        DataSet set = DataSet.Open(new DataSource(saved));
        Assert.Empty(set.Troubles);
        Assert.Equal(["spot"], set.Classes);

        // The picture has 64 columns and 48 rows; its spot of 8 pixels lies at 8, 16: turned, 48 - 24 from the left.
        Picture picture = PictureFile.Load(Path.Combine(saved, "watch-00001.png"));
        Assert.Equal((48, 64), (picture.Width, picture.Height));
        Assert.Equal(255, picture.Rgb[picture.IndexOf(28, 12)]);
        Assert.Equal((24, 8, 8, 8), Assert.Single(set.Photos).Objects.Select(static labelled => (labelled.Box.X, labelled.Box.Y, labelled.Box.Width, labelled.Box.Height)).Single());
    }

    [Fact]
    public async Task SavingWithoutAFolderSaysWhatToDo()
    {
        await using ServedPage page = await (await Serve()).Enter();
        (HttpStatusCode code, string text) = await page.Post("/save");
        Assert.Equal(HttpStatusCode.Conflict, code);
        Assert.Equal("Start with --save DIR to save pictures.", text);
    }

    [Fact]
    public async Task FramesFlowOverASocket()
    {
        await using ServedPage page = await (await Serve(three: true)).Enter();
        using ClientWebSocket socket = await page.Frames();
        long last = 0;
        var names = new HashSet<string>();
        for (int i = 0; i < 12; i++)
        {
            (JsonElement state, byte[] jpeg) = await Receive(socket);
            Assert.True(state.GetProperty("number").GetInt64() > last);
            last = state.GetProperty("number").GetInt64();
            names.Add(state.GetProperty("name").GetString()!);
            if (jpeg.Length > 0)
            {
                Picture picture = PictureFile.Decode(jpeg, "frame");
                Assert.Equal((64, 48), (picture.Width, picture.Height));
                JsonElement box = Assert.Single(state.GetProperty("boxes").EnumerateArray());
                Assert.Equal(8, box.GetProperty("width").GetDouble());
                Assert.Equal("1.00", box.GetProperty("label").GetString());
            }

            await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, ServedPage.Cancellation);
        }

        Assert.Equal(["a.png", "b.png", "c.png"], names.Order());
    }

    [Fact]
    public async Task ABrowserThatShowsNothingGetsTwoFramesAndNoMore()
    {
        await using ServedPage page = await (await Serve(three: true)).Enter();
        using ClientWebSocket socket = await page.Frames();
        await Receive(socket);
        (JsonElement second, _) = await Receive(socket);
        await page.Result(result => result.Number > second.GetProperty("number").GetInt64() + 10);
        Task<(JsonElement State, byte[])> third = Receive(socket);
        await Task.Delay(200, ServedPage.Cancellation);
        Assert.False(third.IsCompleted);

        // The next one is the newest, not the oldest that was left out.
        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, ServedPage.Cancellation);
        Assert.True((await third).State.GetProperty("number").GetInt64() > second.GetProperty("number").GetInt64() + 10);
    }

    [Fact]
    public async Task AWebcamsFramesAreTaken()
    {
        await using ServedPage page = await (await ServedPage.Start(new WebcamSource())).Enter();
        string picture = Spots.Write(_folder.File("a.png"), 64, 48, (8, 16, 8, 8));
        Assert.Equal(HttpStatusCode.NoContent, await PostFrame(page, await File.ReadAllBytesAsync(picture, ServedPage.Cancellation), page.Token));
        WatchedResult result = await page.Result(static result => result.Frame is not null);
        Assert.Equal("frame 1", result.Frame!.Name);
        Assert.Single(result.Boxes);
        Assert.Equal(HttpStatusCode.Forbidden, await PostFrame(page, [1, 2, 3], string.Empty));
        Assert.Equal(HttpStatusCode.BadRequest, await PostFrame(page, [], page.Token));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostFrame(page, new byte[WebcamSource.MostBytes + 1], page.Token));

        // What is no picture is told on the page, and the next frame is taken.
        Assert.Equal(HttpStatusCode.NoContent, await PostFrame(page, [1, 2, 3], page.Token));
        await page.Result(static result => result.Note?.StartsWith("a frame of the webcam: not a picture", StringComparison.Ordinal) == true);
        Assert.Equal(HttpStatusCode.NoContent, await PostFrame(page, await File.ReadAllBytesAsync(picture, ServedPage.Cancellation), page.Token));
        await page.Result(static result => result.Frame?.Name == "frame 2");
    }

    [Fact]
    public async Task APortInUseIsTold()
    {
        await using ServedPage page = await Serve();
        using var session = new WatchSession(Source(), ServedPage.Spots, ServedPage.Usual);
        var listen = new IPEndPoint(IPAddress.Loopback, new Uri(page.Origin).Port);
        CommandException e = await Assert.ThrowsAsync<CommandException>(() => WatchServer.Start(session, listen, null));
        Assert.Equal($"{listen}: is in use by another program. Give another port by --listen; port 0 stands for any free one.", e.Message);
    }

    private static async Task<HttpStatusCode> PostFrame(ServedPage page, byte[] bytes, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/frame") { Content = new ByteArrayContent(bytes) };
        request.Headers.Add("X-Watch-Token", token);
        request.Headers.ExpectContinue = true;
        using HttpResponseMessage response = await page.Client.SendAsync(request, ServedPage.Cancellation);
        return response.StatusCode;
    }

    private static async Task<(JsonElement State, byte[] Jpeg)> Receive(ClientWebSocket socket)
    {
        using var message = new MemoryStream();
        byte[] part = new byte[65536];
        WebSocketReceiveResult received;
        do
        {
            received = await socket.ReceiveAsync(part, ServedPage.Cancellation);
            message.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);
        byte[] bytes = message.ToArray();
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        return (JsonDocument.Parse(bytes.AsMemory(4, length)).RootElement, bytes[(4 + length)..]);
    }

    private Task<ServedPage> Serve(bool three = false) => ServedPage.Start(Source(three));

    private PictureSource Source(bool three = false) => new(
        "pictures", (three ? new[] { "a.png", "b.png", "c.png" } : ["a.png"]).Select(name => Spots.Write(_folder.File(name), 64, 48, (8, 16, 8, 8))));
}
