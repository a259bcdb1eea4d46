using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Mime;
using System.Net.WebSockets;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using DupNet.CommandLine.Outcomes;
using DupNet.Pictures;
using DupNet.Watching.Saving;
using DupNet.Watching.Serving;
using DupNet.Watching.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DupNet.Watching;

/// <summary>The web server of a session.</summary>
public sealed class WatchServer : IAsyncDisposable
{
    private const int MostConnections = 64;
    private const int MostFormBytes = 4096;
    private const string Html = "text/html; charset=utf-8";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly WatchSession _session;
    private readonly TrainingFolder? _folder;
    private readonly CancellationTokenSource _stop = new();
    private readonly WebApplication _server;
    private RequestGuard _guard = null!;
    private volatile string? _saved;

    private WatchServer(WatchSession session, IPEndPoint listen, TrainingFolder? folder)
    {
        _session = session;
        _folder = folder;

        // No files of settings and no variables of the environment: another program's could open other ports.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxConcurrentConnections = MostConnections;
            options.Limits.MaxConcurrentUpgradedConnections = MostConnections;
            options.Limits.MaxRequestBodySize = MostFormBytes;
            options.Listen(listen);
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, SilentLifetime>();
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = s_patience);
        _server = builder.Build();
        _server.Use(Guard);
        _server.UseWebSockets();
        _server.UseRouting();
        Map();
    }

    /// <summary>The address to open, with its token.</summary>
    public string Address => _guard.Address;

    /// <summary>Starts a server.</summary>
    /// <param name="session">What is watched. The caller disposes of it after the server.</param>
    /// <param name="listen">Address and port; port 0 for any free one.</param>
    /// <param name="folder">Takes training data; null for none.</param>
    /// <exception cref="CommandException">The port is in use, or the address is none of this computer's.</exception>
    public static async Task<WatchServer> Start(WatchSession session, IPEndPoint listen, TrainingFolder? folder)
    {
        ArgumentNullException.ThrowIfNull(listen);
        var server = new WatchServer(session, listen, folder);
        try
        {
            await server._server.StartAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            string reason = e is AddressInUseException || e.InnerException is AddressInUseException
                ? "is in use by another program. Give another port by --listen; port 0 stands for any free one"
                : $"cannot be listened on: {e.Message.TrimEnd('.')}";
            throw new CommandException(ExitCode.Failure, $"{listen}: {reason}.");
        }

        string bound = server._server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();
        server._guard = new RequestGuard(listen.Address, new Uri(bound).Port);
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
    }

    private static byte[] Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static Task Answer(HttpContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = MediaTypeNames.Text.Plain + "; charset=utf-8";
        return context.Response.WriteAsync(text);
    }

    private static RequestDelegate File(byte[] content, string type) => context =>
    {
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(content).AsTask();
    };

    private async Task Guard(HttpContext context, RequestDelegate next)
    {
        RequestGuard.Protect(context.Response);
        if (_guard.Refusal(context) is (int code, string message))
        {
            await Answer(context, code, message).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await Answer(context, e.StatusCode, "The request is larger than allowed, or broken.").ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !context.Response.HasStarted)
        {
            // A form that is none.
            await Answer(context, StatusCodes.Status400BadRequest, "The form is broken.").ConfigureAwait(false);
        }
    }

    private void Map()
    {
        byte[] style = [.. System.Text.Encoding.UTF8.GetBytes(Reporting.Markup.PageStyle.Text + "\n"), .. Resource("watch.css")];
        _server.MapGet("/", Page);
        _server.MapGet("/watch.css", File(style, "text/css; charset=utf-8"));
        _server.MapGet("/watch.js", File(Resource("watch.js"), "text/javascript; charset=utf-8"));
        _server.MapGet("/favicon.ico", static context => Answer(context, StatusCodes.Status404NotFound, "There is none."));
        _server.MapGet("/picture", Picture);
        _server.MapGet("/frames", Frames);
        _server.MapPost("/settings", context => Act(context, Change));
        _server.MapPost("/pause", context => Act(context, _ => Done(() => _session.Pause(true))));
        _server.MapPost("/resume", context => Act(context, _ => Done(() => _session.Pause(false))));
        _server.MapPost("/step", context => Act(context, _ => Done(_session.Step)));
        _server.MapPost("/save", context => Act(context, _ => Save()));
        if (_session.Source is WebcamSource webcam)
        {
            _server.MapPost("/frame", context => TakeFrame(context, webcam));
        }
    }

    private Task Page(HttpContext context)
    {
        if (context.Request.Query.ContainsKey(RequestGuard.TokenField))
        {
            // The token is in the cookie now, and not in the history of the browser.
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = "/";
            return Task.CompletedTask;
        }

        context.Response.ContentType = Html;
        return context.Response.WriteAsync(WatchPage.Write(_session.Last, _session, _guard.Token, _folder?.Path, _saved));
    }

    private Task Picture(HttpContext context)
    {
        byte[] jpeg = _session.Last.Jpeg;
        if (jpeg.Length == 0)
        {
            return Answer(context, StatusCodes.Status404NotFound, "There is no picture yet.");
        }

        context.Response.ContentType = MediaTypeNames.Image.Jpeg;
        return context.Response.Body.WriteAsync(jpeg).AsTask();
    }

    private async Task Frames(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Answer(context, StatusCodes.Status400BadRequest, "Frames are sent over a WebSocket.").ConfigureAwait(false);
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, context.RequestAborted);
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false);
        await new FrameChannel(socket, _session).Run(over.Token).ConfigureAwait(false);
    }

    /// <summary>Does what a form or the script asks for, if it has the token.</summary>
    private async Task Act(HttpContext context, Func<IFormCollection, (int Code, string Text)> action)
    {
        bool isScript = context.Request.Headers.ContainsKey(RequestGuard.TokenHeader);
        IFormCollection form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false) : FormCollection.Empty;
        if (!await HasToken(context, isScript ? context.Request.Headers[RequestGuard.TokenHeader] : form[RequestGuard.TokenField]).ConfigureAwait(false))
        {
            return;
        }

        (int code, string text) = action(form);
        if (isScript || code != StatusCodes.Status200OK)
        {
            await Answer(context, code, text).ConfigureAwait(false);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = "/";
    }

    /// <summary>Whether a request that changes something has the token; one without is refused.</summary>
    private async Task<bool> HasToken(HttpContext context, string? token)
    {
        bool isRight = _guard.IsToken(token);
        if (!isRight)
        {
            await Answer(context, StatusCodes.Status403Forbidden, "The token of the page is missing; load the page anew.").ConfigureAwait(false);
        }

        return isRight;
    }

    private static (int Code, string Text) Done(Action action)
    {
        action();
        return (StatusCodes.Status200OK, string.Empty);
    }

    private (int Code, string Text) Change(IFormCollection form)
    {
        if (SettingsForm.Read(form, _session.Last.Settings, out string? mistake) is not { } settings)
        {
            return (StatusCodes.Status400BadRequest, mistake!);
        }

        _session.Change(_ => settings);
        return (StatusCodes.Status200OK, string.Empty);
    }

    private (int Code, string Text) Save()
    {
        WatchedResult shown = _session.Last;
        if (_folder is null || shown.Frame is null)
        {
            return (StatusCodes.Status409Conflict, _folder is null ? "Start with --save DIR to save pictures." : "There is no picture yet.");
        }

        try
        {
            _saved = _folder.Save(shown.Frame.Upright(shown.Settings.Turn), shown.Boxes);
            return (StatusCodes.Status200OK, PageText.Of($"Saved {_saved} to {_folder.Path}, {shown.Boxes.Count} boxes."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or PictureException)
        {
            return (StatusCodes.Status500InternalServerError, PageText.Of($"{_folder.Path}: cannot be saved to: {e.Message}"));
        }
    }

    private async Task TakeFrame(HttpContext context, WebcamSource webcam)
    {
        if (!await HasToken(context, context.Request.Headers[RequestGuard.TokenHeader]).ConfigureAwait(false))
        {
            return;
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = WebcamSource.MostBytes;
        using var picture = new MemoryStream();
        await context.Request.Body.CopyToAsync(picture, context.RequestAborted).ConfigureAwait(false);
        if (picture.Length == 0)
        {
            await Answer(context, StatusCodes.Status400BadRequest, "The frame is empty.").ConfigureAwait(false);
            return;
        }

        webcam.Post(picture.ToArray());
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
