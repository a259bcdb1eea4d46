using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Watching.Detecting;
using DupNet.Watching.Saving;
using DupNet.Watching.Sources;
using Xunit;

namespace DupNet.Watching.Tests;

/// <summary>A served session, and a client that has opened its page.</summary>
internal sealed class ServedPage : IAsyncDisposable
{
    private readonly WatchServer _server;

    private ServedPage(WatchSession session, WatchServer server)
    {
        Session = session;
        _server = server;
        Origin = new Uri(server.Address).GetLeftPart(UriPartial.Authority);
        Client = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = new Uri(Origin) };
    }

    public WatchSession Session { get; }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Client { get; }

    /// <summary>Scheme, address and port.</summary>
    public string Origin { get; }

    /// <summary>The address with the token, as it is printed.</summary>
    public string Address => _server.Address;

    public string Token => Address.Split("token=")[1];

    public static WatchedModel Spots { get; } = new(SpotModel.Model, SpotModel.Bytes, new DetectorSettings(SpotModel.Model), isNative: false);

    public static WatchSettings Usual { get; } = new(0.5f, default, false, 100);

    /// <summary>Serves a source.</summary>
    public static async Task<ServedPage> Start(IWatchedSource source, string? folder = null, WatchSettings? settings = null, WatchedModel? model = null, IPEndPoint? listen = null)
    {
        var session = new WatchSession(source, model ?? Spots, settings ?? Usual);
        WatchServer server = await WatchServer.Start(session, listen ?? new IPEndPoint(IPAddress.Loopback, 0), folder is null ? null : new TrainingFolder(folder));
        return new ServedPage(session, server);
    }

    /// <summary>Opens the address as a browser does.</summary>
    public async Task<ServedPage> Enter()
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(Address), Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return this;
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<HttpStatusCode> Get(string path) => (await Client.GetAsync(new Uri(path, UriKind.Relative), Cancellation)).StatusCode;

    public Task<string> Text(string path) => Client.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation);

    /// <summary>Posts a form as the page's script does.</summary>
    public async Task<(HttpStatusCode Code, string Text)> Post(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = Form(fields) };
        request.Headers.Add("X-Watch-Token", Token);
        using HttpResponseMessage response = await Client.SendAsync(request, Cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }

    public static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(Array.ConvertAll(fields, static field => KeyValuePair.Create(field.Name, field.Value)));

    /// <summary>Opens the line of frames.</summary>
    public async Task<ClientWebSocket> Frames()
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = Cookies;
        await socket.ConnectAsync(new Uri($"{Origin.Replace("http:", "ws:", StringComparison.Ordinal)}/frames"), Cancellation);
        return socket;
    }

    /// <summary>Waits for a result.</summary>
    public Task<WatchedResult> Result(Func<WatchedResult, bool> isWanted) => Result(Session, isWanted);

    /// <summary>Waits for a result of a session.</summary>
    public static async Task<WatchedResult> Result(WatchSession session, Func<WatchedResult, bool> isWanted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        WatchedResult result = session.Last;
        while (!isWanted(result))
        {
            result = await session.After(result.Number, patience.Token);
        }

        return result;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Session.Dispose();
    }
}
