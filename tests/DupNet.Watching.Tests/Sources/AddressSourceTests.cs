using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Cli.Tests;
using DupNet.Embedded;
using DupNet.Pictures;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests.Sources;

public sealed class AddressSourceTests : IDisposable
{
    private const string Faces = """{"n":12,"ms":1210,"free":45678,"f":[[8,16,8,8,75,3]]}""";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _board = new();
    private readonly Dictionary<string, (int Code, byte[] Body)> _answers = [];
    private readonly ConcurrentBag<string> _asked = [];
    private readonly string _address;

    public AddressSourceTests()
    {
        for (int port = 20000 + (Environment.ProcessId % 20000); ; port++)
        {
            try
            {
                _board.Prefixes.Clear();
                _board.Prefixes.Add($"http://127.0.0.1:{port}/");
                _board.Start();
                _address = $"http://127.0.0.1:{port}/";
                break;
            }
            catch (HttpListenerException)
            {
                // In use: the next one.
            }
        }

        _ = Task.Run(Serve);
        _answers["/settings"] = (200, Encoding.UTF8.GetBytes("""{"w":64,"h":48,"t":50,"r":0}"""));
        _answers["/picture.bmp"] = (200, File.ReadAllBytes(Spots.Write(_folder.File("a.png"), 64, 48, (8, 16, 8, 8))));
        _answers["/faces"] = (200, Encoding.UTF8.GetBytes(Faces));
    }

    public void Dispose()
    {
        _board.Close();
        _folder.Dispose();
    }

    [Fact]
    public void TakesThePictureAndTheBoxesOfTheBoard()
    {
        using var source = new AddressSource(new Uri(_address), boardDetects: true);
        WatchedFrame frame = source.Take(CancellationToken.None)!;
        Assert.Equal("picture 12", frame.Name);
        Assert.Equal((64, 48), frame.SizeOf(default));
        Assert.Equal(new WatchedBox(8, 16, 8, 8, 0.75, "face", 3), Assert.Single(frame.Answer!.Boxes));
        Assert.Equal(1210, frame.Answer.Milliseconds);
        Assert.Contains("/picture.bmp?12", _asked);

        // Once: the next one has another number.
        Assert.Null(source.Take(CancellationToken.None));
        _answers["/faces"] = (200, Encoding.UTF8.GetBytes(Faces.Replace("12,", "13,", StringComparison.Ordinal)));
        Assert.Equal("picture 13", source.Take(CancellationToken.None)!.Name);
    }

    /// <summary>As camera-web was before it followed faces.</summary>
    [Fact]
    public void ABoardThatFollowsNobodyServesToo()
    {
        _answers["/faces"] = (200, Encoding.UTF8.GetBytes(Faces.Replace(",3]", "]", StringComparison.Ordinal)));
        using var source = new AddressSource(new Uri(_address), boardDetects: true);
        Assert.Null(Assert.Single(source.Take(CancellationToken.None)!.Answer!.Boxes).Track);
    }

    [Theory]
    [InlineData("", FrameVerdict.Fine)]
    [InlineData("\"v\":2,", FrameVerdict.BytesSwapped)]
    public void WhatTheBoardThinksOfItsPicturesIsTaken(string told, FrameVerdict verdict)
    {
        _answers["/faces"] = (200, Encoding.UTF8.GetBytes(Faces.Replace("\"f\"", told + "\"f\"", StringComparison.Ordinal)));
        using var source = new AddressSource(new Uri(_address), boardDetects: false);
        Assert.Equal(verdict, source.Take(CancellationToken.None)!.Verdict);
    }

    [Fact]
    public void TakesThePictureAlone()
    {
        using var source = new AddressSource(new Uri(_address), boardDetects: false);
        Assert.Null(source.Take(CancellationToken.None)!.Answer);
    }

    [Fact]
    public void ABoardTellsHowItsCameraIsTurned()
    {
        _answers["/settings"] = (200, Encoding.UTF8.GetBytes("""{"w":64,"h":48,"t":50,"r":90}"""));
        using var source = new AddressSource(new Uri(_address), boardDetects: true);
        WatchedFrame frame = source.Take(CancellationToken.None)!;
        Assert.Equal((48, 64), frame.SizeOf(default));
        WatchedBox box = Assert.Single(frame.BoardBoxes(default));
        Assert.Equal((24, 8, 8, 8), (box.X, box.Y, box.Width, box.Height));
        Picture shown = PictureFile.Decode(frame.Jpeg(default), "shown");
        Assert.Equal((48, 64), (shown.Width, shown.Height));
        Assert.InRange(shown.Rgb[shown.IndexOf(28, 12)], 200, 255);
    }

    [Theory]
    [InlineData("""{"n":0,"f":[]}""")]
    [InlineData("""{"n":12,"ms":1,"f":[]}""")]
    public void APictureThatIsNotThereIsAwaited(string faces)
    {
        _answers["/faces"] = (200, Encoding.UTF8.GetBytes(faces));
        _answers["/picture.bmp"] = (410, []);
        using var source = new AddressSource(new Uri(_address), boardDetects: true);
        Assert.Null(source.Take(CancellationToken.None));
    }

    [Fact]
    public void ACameraThatFailsIsTold()
    {
        using var source = new AddressSource(new Uri(_address), boardDetects: true);
        Assert.NotNull(source.Take(CancellationToken.None));
        _answers["/faces"] = (200, Encoding.UTF8.GetBytes("""{"n":12,"ms":1,"e":1,"f":[]}"""));
        Assert.EndsWith("the board's camera failed.", Assert.Throws<SourceException>(() => source.Take(CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageDoesNotShowAPassword()
    {
        using var source = new AddressSource(new Uri("http://me:secret@192.168.1.20/"), boardDetects: false);
        Assert.Equal("http://192.168.1.20/", source.Name);
    }

    [Theory]
    [InlineData("/picture.bmp", 404, "", "the board answers with code 404.")]
    [InlineData("/picture.bmp", 302, "", "the board answers with code 302.")]
    [InlineData("/picture.bmp", 200, "<html>", "not a picture")]
    [InlineData("/faces", 500, "", "the board answers with code 500.")]
    [InlineData("/faces", 421, "", "the board answers to its address only, such as http://192.168.1.20/, not to a name.")]
    [InlineData("/faces", 410, "", "the board answers with code 410.")]
    [InlineData("/faces", 200, "", "is not the JSON")]
    [InlineData("/faces", 200, "{}", "is not the JSON")]
    [InlineData("/faces", 200, "[]", "is not the JSON")]
    [InlineData("/faces", 200, """{"n":1,"f":[[1,2,3,4]]}""", "a box has 4 numbers, not 5 or 6")]
    [InlineData("/faces", 200, """{"n":1,"f":[[1,2,3,4,5,6,7]]}""", "a box has 7 numbers, not 5 or 6")]
    [InlineData("/faces", 200, """{"n":1,"v":9,"f":[]}""", "9 is no verdict on a picture")]
    [InlineData("/faces", 200, """{"n":1,"f":[[1e300,2,3,4,5]]}""", "is out of range")]
    [InlineData("/faces", 200, """{"n":1,"f":[["<b>",2,3,4,5]]}""", "is not the JSON")]
    [InlineData("/faces", 200, """{"n":1e9,"f":[]}""", "is not the JSON")]
    [InlineData("/settings", 200, """{"r":45}""", "45 is no rotation")]
    [InlineData("/settings", 404, "", "the board answers with code 404.")]
    public void WhatIsWrongIsToldAndTheNextFrameIsTaken(string path, int code, string body, string message)
    {
        (int, byte[]) right = _answers[path];
        _answers[path] = (code, Encoding.UTF8.GetBytes(body));
        using var source = new AddressSource(new Uri(_address), boardDetects: true);
        SourceException e = Assert.Throws<SourceException>(() => source.Take(CancellationToken.None));
        Assert.StartsWith(_address + path[1..], e.Message, StringComparison.Ordinal);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
        _answers[path] = right;
        Assert.NotNull(source.Take(CancellationToken.None));
    }

    [Fact]
    public void ABoardThatSendsWithoutEndIsStopped()
    {
        _answers["/settings"] = (200, Encoding.UTF8.GetBytes("""{"w":64,"h":48,"t":50,"r":0}"""));
        _answers["/picture.bmp"] = (200, new byte[9 << 20]);
        using var source = new AddressSource(new Uri(_address), boardDetects: false);
        Assert.Throws<SourceException>(() => source.Take(CancellationToken.None));
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _board.GetContextAsync();
                _asked.Add(context.Request.RawUrl!);
                (int code, byte[] body) = _answers.GetValueOrDefault(context.Request.Url!.AbsolutePath, (404, []));
                context.Response.StatusCode = code;
                try
                {
                    await context.Response.OutputStream.WriteAsync(body);
                    context.Response.Close();
                }
                catch (HttpListenerException)
                {
                    // Who asked has gone.
                }
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
