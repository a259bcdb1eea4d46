using System;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;

namespace DupNet.Watching.Serving;

/// <summary>
/// Sends results to one browser, each the newest. The browser says after each that it was shown; no more than two are on their way, so
/// that a slow browser or network sees fewer frames, not older ones.
/// </summary>
/// <param name="socket">The line to the browser.</param>
/// <param name="session">What is watched.</param>
internal sealed class FrameChannel(WebSocket socket, WatchSession session)
{
    private const int MostOnTheirWay = 2;
    private const int LongestAnswer = 64;

    private readonly SemaphoreSlim _room = new(MostOnTheirWay, MostOnTheirWay);

    /// <summary>Sends until the browser goes or it is cancelled.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task sending = Send(over.Token);
        try
        {
            await Receive(over.Token).ConfigureAwait(false);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
            _room.Dispose();
        }
    }

    private async Task Send(CancellationToken cancellation)
    {
        try
        {
            long number = 0;
            byte[]? sent = null;
            while (true)
            {
                await _room.WaitAsync(cancellation).ConfigureAwait(false);
                WatchedResult result = await session.After(number, cancellation).ConfigureAwait(false);
                number = result.Number;
                byte[] message = FrameMessage.Of(result, session.Model.Model.ClassNames, withPicture: !ReferenceEquals(sent, result.Jpeg));
                sent = result.Jpeg;
                await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The browser has gone, or the program ends.
        }
    }

    private async Task Receive(CancellationToken cancellation)
    {
        byte[] answer = new byte[LongestAnswer];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult received = await socket.ReceiveAsync(answer.AsMemory(), cancellation).ConfigureAwait(false);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                // What a stranger says too often gives no more room than there is.
                if (_room.CurrentCount < MostOnTheirWay)
                {
                    _room.Release();
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The browser has gone without a word, or the program ends.
        }
    }
}
