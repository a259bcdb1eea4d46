using System;
using System.Linq;
using System.Text;
using CameraWeb.Http;
using CsCheck;
using Xunit;

namespace DupNet.Samples.Tests.CameraWeb.Http;

public sealed class HttpRequestTests
{
    private const string Chrome =
        "GET /picture.bmp?12 HTTP/1.1\r\nHost: 192.168.1.20\r\nConnection: keep-alive\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36\r\nAccept: image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8\r\nReferer: http://192.168.1.20/\r\nAccept-Encoding: gzip, deflate\r\nAccept-Language: en-GB,en-US;q=0.9,en;q=0.8\r\n\r\n";

    [Fact]
    public void ReadsWhatABrowserSends()
    {
        HttpRequest request = Read(Chrome);
        Assert.Equal(("GET", "/picture.bmp", "12"), (request.Method, request.Path, request.Query));
        Assert.True(request.IsDone);
        Assert.Equal(0, request.Error);
    }

    [Fact]
    public void ReadsABody()
    {
        HttpRequest request = Read("POST /settings HTTP/1.1\r\nhost: 10.0.0.7:8080\r\nCONTENT-LENGTH:  3\r\n\r\nabcdef");
        Assert.Equal(("POST", "/settings", "abc"), (request.Method, request.Path, Encoding.ASCII.GetString(request.Body, 0, request.BodyLength)));
        Assert.Equal(0, request.Error);
    }

    [Theory]
    [InlineData("GET / HTTP/1.0\n\n")]
    [InlineData("\r\n\r\nGET / HTTP/1.1\r\n\r\n")]
    [InlineData("HEAD /? HTTP/1.1\r\nHost: localhost:80\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost:127.0.0.1 \t\r\nX:\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n")]
    public void Takes(string text)
    {
        HttpRequest request = Read(text);
        Assert.True(request.IsDone);
        Assert.Equal((0, "/", string.Empty), (request.Error, request.Path, request.Query));
    }

    [Theory]
    [InlineData("GET\r\n", 400)]
    [InlineData("GET /\r\n", 400)]
    [InlineData("GET / / HTTP/1.1\r\n", 400)]
    [InlineData("GET /\u0007 HTTP/1.1\r\n", 400)]
    [InlineData("GET /\u00e9 HTTP/1.1\r\n", 400)]
    [InlineData("GET picture.bmp HTTP/1.1\r\n", 400)]
    [InlineData("GET http://evil/ HTTP/1.1\r\n", 400)]
    [InlineData("GET / HTTP/2.0\r\n", 505)]
    [InlineData("GET / HTTP/1.10\r\n", 505)]
    [InlineData("GET / SIP\r\n", 505)]
    [InlineData("PUT / HTTP/1.1\r\n", 501)]
    [InlineData("get / HTTP/1.1\r\n", 501)]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n: empty\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\nHost: evil.example\r\n", 421)]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n", 421)]
    [InlineData("GET / HTTP/1.1\r\nHost: 192.168.1.20.evil.example\r\n", 421)]
    [InlineData("POST / HTTP/1.1\r\n\r\n", 411)]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", 501)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 129\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n", 413)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 1 2\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length:\r\n", 400)]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n", 400)]
    public void RefusesAndSaysWhy(string text, int status)
    {
        HttpRequest request = Read(text);
        Assert.True(request.IsDone);
        Assert.Equal(status, request.Error);
        Assert.InRange(request.ErrorText.Length, 1, 100);
    }

    [Fact]
    public void ALineOfTheLongestLengthPassesAndOneMoreIsRefused()
    {
        string longest = "GET /" + new string('a', HttpRequest.LineBytes - 14) + " HTTP/1.1";
        Assert.Equal(HttpRequest.LineBytes, longest.Length);
        Assert.Equal(0, Read(longest + "\n\n").Error);
        Assert.Equal(414, Read(longest.Replace("/a", "/aa", StringComparison.Ordinal) + "\n\n").Error);
        Assert.Equal(414, Read(new string('a', 200)).Error);
    }

    [Fact]
    public void AHeaderLineMayBeLongButTheHeadHasALimit()
    {
        string start = "GET / HTTP/1.1\r\n";
        Assert.Equal(0, Read(start + "Cookie: " + new string('c', 3000) + "\r\n\r\n").Error);
        Assert.Equal(431, Read(start + "Cookie: " + new string('c', HttpRequest.HeadBytes)).Error);
        Assert.Equal(431, Read(start + string.Concat(Enumerable.Repeat("A: b\r\n", 1000))).Error);
        Assert.Equal(431, Read(new string('\n', HttpRequest.HeadBytes + 1)).Error);
    }

    [Fact]
    public void ItDoesNotMatterInWhichPiecesItArrives() => Gen.Select(Gen.Int[1, 9].Array[1, 400], Gen.OneOf(Gen.Const(Chrome), Gen.Const("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde"), Gen.Const("PUT x\r\n")))
        .Sample((sizes, text) =>
        {
            HttpRequest whole = Read(text);
            HttpRequest pieces = new();
            byte[] bytes = Encoding.Latin1.GetBytes(text);
            for (int at = 0, i = 0; at < bytes.Length; i++)
            {
                int count = Math.Min(sizes[i % sizes.Length], bytes.Length - at);
                pieces.Take(bytes[at..(at + count)], count);
                at += count;
            }

            Assert.Equal((whole.IsDone, whole.Error, whole.Method, whole.Path, whole.Query), (pieces.IsDone, pieces.Error, pieces.Method, pieces.Path, pieces.Query));
            Assert.Equal(whole.Body[..whole.BodyLength], pieces.Body[..pieces.BodyLength]);
        });

    /// <summary>Whatever arrives, it ends within the head's limit and a body, and a path has no control characters.</summary>
    [Fact]
    public void WhateverArrivesItEnds() => Gen.Select(Gen.OneOf(Gen.Const("GET "), Gen.Const("POST /"), Gen.Const("HEAD / HTTP/1.1\r\n"), Gen.Const("POST / HTTP/1.1\r\nContent-Length: 9\r\n"), Gen.Const(string.Empty)), Gen.OneOf(Gen.Byte, Gen.Int[0, 4].Select(static i => (byte)"\r\n :/"[i])).Array[0, 300])
        .Sample((start, rest) =>
        {
            HttpRequest request = new();
            byte[] bytes = [.. Encoding.ASCII.GetBytes(start), .. rest];
            request.Take(bytes, bytes.Length);
            for (int i = 0; i < HttpRequest.HeadBytes + HttpRequest.BodyBytes && !request.IsDone; i++)
            {
                request.Take([(byte)'x'], 1);
            }

            Assert.True(request.IsDone);
            Assert.True(request.Error != 0 || request.Path.All(static character => character is > ' ' and < '\x7f'));
        });

    [Fact]
    public void ServesAgainAfterAReset()
    {
        HttpRequest request = Read("POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde");
        request.Reset();
        byte[] next = Encoding.ASCII.GetBytes("GET /faces HTTP/1.1\r\n\r\n");
        request.Take(next, next.Length);
        Assert.Equal(("GET", "/faces", 0, 0), (request.Method, request.Path, request.Error, request.BodyLength));
    }

    private static HttpRequest Read(string text)
    {
        HttpRequest request = new();
        byte[] bytes = Encoding.Latin1.GetBytes(text);
        request.Take(bytes, bytes.Length);
        return request;
    }
}
