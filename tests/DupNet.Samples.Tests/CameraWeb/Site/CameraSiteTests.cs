using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CameraWeb;
using CameraWeb.Http;
using CameraWeb.Site;
using DupNet.Embedded;
using DupNet.Embedded.Cameras;
using DupNet.Samples.Tests.CameraWeb.Http;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Site;

public sealed class CameraSiteTests
{
    private readonly PhotoCamera _camera = new();
    private readonly CameraWatch _watch;
    private readonly CameraSite _site;

    public CameraSiteTests()
    {
        _watch = Watches.Of(_camera);
        _site = new CameraSite(_watch, new LongSite(3000));
    }

    [Fact]
    public void FacesAreFewBytes()
    {
        _watch.Look();
        string reply = Ask("GET", "/faces");
        JsonElement json = JsonDocument.Parse(Body(reply)).RootElement;
        Assert.Equal(1, json.GetProperty("n").GetInt32());
        Assert.Equal(6, json.GetProperty("f")[0].GetArrayLength());
        Assert.Equal(_watch.Shown.X(0), json.GetProperty("f")[0][0].GetInt32());
        Assert.Equal((_watch.Shown.Percent(0), 1), (json.GetProperty("f")[0][4].GetInt32(), json.GetProperty("f")[0][5].GetInt32()));
        Assert.False(json.TryGetProperty("v", out _));

        // The memory of a PC has more digits than a board's.
        Assert.InRange(reply.Length, 80, 200);
    }

    /// <summary>With the most faces, of the largest camera, every number with all of its digits, head and body of a refresh have at most 300 bytes.</summary>
    [Fact]
    public void ARefreshHasAtMost300Bytes()
    {
        Assert.InRange(Longest(BoardSettings.MaxFaces), 250, 300);
        Assert.InRange(Longest(2), 150, 200);

        // And a program that has it set to more does not end.
        Assert.InRange(Longest(CameraWatch.MostFaces), 301, HttpReply.TextBytes);
    }

    [Fact]
    public void PicturesThatLookWrongAreTold()
    {
        CameraWatch watch = Watches.Of(new PhotoCamera(PixelFormat.Rgb565LittleEndian) { Claims = PixelFormat.Rgb565BigEndian });
        watch.Look();
        watch.Look();
        AsciiText text = new(HttpReply.TextBytes);
        StatusJson.Faces(watch.Shown, watch.HasFailed, watch.Verdict, text);
        Assert.EndsWith(",\"v\":2,\"f\":[]}", Encoding.ASCII.GetString(text.Bytes, 0, text.Length), StringComparison.Ordinal);
    }

    /// <summary>Somebody who was told of a picture is waited for, until it is asked for.</summary>
    [Fact]
    public void WhoWasToldOfAPictureIsAwaited()
    {
        Ask("GET", "/faces");
        Assert.False(_watch.IsAwaited);
        _watch.Look();
        Ask("HEAD", "/faces");
        Assert.False(_watch.IsAwaited);
        Ask("GET", "/faces");
        Assert.True(_watch.IsAwaited);
        Ask("GET", "/picture.bmp", query: "1");
        Assert.False(_watch.IsAwaited);
    }

    [Fact]
    public void BeforeTheFirstPictureItSaysSo()
    {
        Assert.Equal("{\"n\":0,\"f\":[]}", Body(Ask("GET", "/faces")));
        Assert.Equal("no picture yet\n", Body(Ask("GET", "/picture.bmp")));
        Assert.StartsWith("HTTP/1.0 503 ", Ask("POST", "/settings", "threshold=60&token=aaaaaaaaaaaa"), StringComparison.Ordinal);
        _camera.IsBroken = true;
        Assert.Throws<CameraException>(_watch.Look);
        Assert.Equal("{\"n\":0,\"e\":1,\"f\":[]}", Body(Ask("GET", "/faces")));
    }

    [Fact]
    public void APictureIsAskedForByItsNumber()
    {
        _watch.Look();
        Assert.Contains("Content-Length: 13890", Ask("GET", "/picture.bmp", query: "1"), StringComparison.Ordinal);
        Assert.Contains("Content-Type: image/bmp", Ask("GET", "/picture.bmp"), StringComparison.Ordinal);
        Assert.All(
            ["2", "0", "1x", "-1", "4294967297", "99999999999999999999"],
            number => Assert.StartsWith("HTTP/1.0 410 ", Ask("GET", "/picture.bmp", query: number), StringComparison.Ordinal));
    }

    /// <summary>Native kernels leave no time between the picture's number and the picture: the one before can still be had.</summary>
    [Fact]
    public void ThePictureBeforeIsThereUntilTheCameraWritesOverIt()
    {
        _watch.Look();
        _watch.Look();
        Assert.Contains(" 200 ", Ask("GET", "/picture.bmp", query: "1"), StringComparison.Ordinal);
        Assert.Contains(" 200 ", Ask("GET", "/picture.bmp", query: "2"), StringComparison.Ordinal);
        _camera.Halfway = () => Assert.Contains(" 410 ", Ask("GET", "/picture.bmp", query: "1"), StringComparison.Ordinal);
        _watch.Look();
        Assert.Contains(" 200 ", Ask("GET", "/picture.bmp", query: "2"), StringComparison.Ordinal);
    }

    [Fact]
    public void SettingsChangeOnlyWithTheToken()
    {
        _watch.Look();
        Assert.Equal("{\"w\":96,\"h\":72,\"t\":50,\"r\":0}", Body(Ask("GET", "/settings")));
        string wrong = new('a', SettingsToken.Length);
        Assert.StartsWith("HTTP/1.0 403 ", Ask("POST", "/settings", "threshold=60&rotation=90"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.0 403 ", Ask("POST", "/settings", "threshold=60&rotation=90&token=" + wrong), StringComparison.Ordinal);

        // What is wrong with the rest is nobody's business who does not know it.
        Assert.StartsWith("HTTP/1.0 403 ", Ask("POST", "/settings", "threshold=600&token=" + wrong), StringComparison.Ordinal);
        Assert.Equal((50, Rotation.None), (_watch.Percent, _watch.Rotation));
        Assert.StartsWith("HTTP/1.0 400 ", Ask("POST", "/settings", "threshold=60&rotation=45&token=" + _watch.Token.Text), StringComparison.Ordinal);
        Assert.Equal((50, Rotation.None), (_watch.Percent, _watch.Rotation));
        Assert.StartsWith("HTTP/1.0 303 ", Ask("POST", "/settings", "threshold=60&rotation=270&token=" + _watch.Token.Text), StringComparison.Ordinal);
        Assert.Equal((60, Rotation.Clockwise270), (_watch.Percent, _watch.Rotation));
        Assert.Equal("{\"w\":96,\"h\":72,\"t\":60,\"r\":270}", Body(Ask("GET", "/settings")));
        Ask("POST", "/settings", "rotation=180&token=" + _watch.Token.Text);
        Assert.Equal((60, Rotation.Clockwise180), (_watch.Percent, _watch.Rotation));
    }

    /// <summary>The figures of the sample's README.</summary>
    [Fact]
    public void TheReadmeTellsTheSizes()
    {
        _watch.Look();
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "camera-web.md"));
        byte[] page = Resources.GetBytes(Resources.BinaryResources.Page);
        HttpReply reply = new();
        reply.Send("text/html; charset=utf-8", new LongSite(page.Length), false);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {page.Length:#,0}, and a head of {reply.Text.Length} |"), readme, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {new SightBitmap(_watch.Shown).Length:#,0} at 96x72 |"), readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/x", "HTTP/1.0 404 Not Found")]
    [InlineData("GET", "/../../etc/passwd", "HTTP/1.0 404 Not Found")]
    [InlineData("POST", "/", "HTTP/1.0 405 Method Not Allowed")]
    [InlineData("HEAD", "/", "HTTP/1.0 200 OK")]
    [InlineData("GET", "/", "HTTP/1.0 200 OK")]
    public void Answers(string method, string path, string status) =>
        Assert.StartsWith(status + "\r\n", Ask(method, path, method == "POST" ? "a=b" : null), StringComparison.Ordinal);

    [Fact]
    public void NothingThatWasSentComesBack() =>
        Assert.DoesNotContain("script", Ask("GET", "/<script>alert(1)</script>"), StringComparison.Ordinal);

    /// <summary>Bytes of a reply with so many faces, all numbers as long as they get.</summary>
    private static int Longest(int faces)
    {
        CameraMode mode = new(320, 240, PixelFormat.Rgb565BigEndian);
        Sight sight = new(mode, faces);
        sight.Fill(Sight.MaxNumber, Faces.Of(faces, 100, 3, 110, earlier: 800), 99_999, 8_388_608);
        Assert.Equal(faces, sight.Count);
        AsciiText text = new(HttpReply.TextBytes);
        StatusJson.Faces(sight, hasFailed: true, FrameVerdict.OtherWidth, text);
        HttpReply reply = new();
        reply.Say("application/json", text, false);
        return reply.Text.Length;
    }

    private static string Body(string reply) => reply.Split("\r\n\r\n", 2)[1];

    private string Ask(string method, string path, string? body = null, string? query = null)
    {
        HttpRequest request = new();
        string length = body is null ? string.Empty : $"Content-Length: {body.Length}\r\n";
        byte[] bytes = Encoding.ASCII.GetBytes($"{method} {path}{(query is null ? string.Empty : "?" + query)} HTTP/1.1\r\n{length}\r\n{body}");
        request.Take(bytes, bytes.Length);
        Assert.Equal((true, 0), (request.IsDone, request.Error));
        HttpReply reply = new();
        _site.Answer(request, reply);
        return Encoding.ASCII.GetString(reply.Text.Bytes.Take(reply.Text.Length).ToArray());
    }
}
