using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Cli.Tests;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests.Sources;

public sealed class AddressSourceTests : IDisposable
{
    private const string Faces = """{"faces":[{"x":8,"y":16,"width":8,"height":8,"score":0.75,"track":3}],"milliseconds":120.5}""";

    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _board = new();
    private readonly Dictionary<string, (int Code, byte[] Body)> _answers = [];
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
        _answers["/frame.bmp"] = (200, File.ReadAllBytes(Spots.Write(_folder.File("a.png"), 64, 48, (8, 16, 8, 8))));
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
        Assert.Equal((64, 48), frame.SizeOf(default));
        Assert.Equal(new WatchedBox(8, 16, 8, 8, 0.75, "face", 3), Assert.Single(frame.Answer!.Boxes));
        Assert.Equal(120.5, frame.Answer.Milliseconds);
    }

    [Fact]
    public void TakesThePictureAlone()
    {
        _answers.Remove("/faces");
        using var source = new AddressSource(new Uri(_address), boardDetects: false);
        Assert.Null(source.Take(CancellationToken.None)!.Answer);
    }

    [Fact]
    public void ThePageDoesNotShowAPassword()
    {
        using var source = new AddressSource(new Uri("http://me:secret@192.168.1.20/"), boardDetects: false);
        Assert.Equal("http://192.168.1.20/", source.Name);
    }

    [Theory]
    [InlineData("/frame.bmp", 404, "", "the board answers with code 404.")]
    [InlineData("/frame.bmp", 302, "", "the board answers with code 302.")]
    [InlineData("/frame.bmp", 200, "<html>", "not a picture")]
    [InlineData("/faces", 500, "", "the board answers with code 500.")]
    [InlineData("/faces", 200, "", "is not the JSON")]
    [InlineData("/faces", 200, "{}", "is not the JSON")]
    [InlineData("/faces", 200, "[]", "is not the JSON")]
    [InlineData("/faces", 200, """{"faces":[{}]}""", "is not the JSON")]
    [InlineData("/faces", 200, """{"faces":[{"x":1e300,"y":1,"width":1,"height":1,"score":1}]}""", "is not the JSON")]
    [InlineData("/faces", 200, """{"faces":[{"x":"<b>","y":1,"width":1,"height":1,"score":1}]}""", "is not the JSON")]
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
        _answers["/frame.bmp"] = (200, new byte[9 << 20]);
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
