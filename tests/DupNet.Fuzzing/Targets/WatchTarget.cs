using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using DupNet.Embedded;
using DupNet.Packing;
using DupNet.Watching;
using DupNet.Watching.Detecting;
using DupNet.Watching.Sources;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// What anybody sends to the server of <c>dupnet watch</c>, byte by byte: who does not know the token is refused, who does gets an answer that is no
/// fault of the server, and settings stay in their ranges. TOKEN, PORT and COOKIE stand for what they are in the run, which differs from run to run.
/// </summary>
internal sealed class WatchTarget() : FuzzTarget("watch-request")
{
    private const int PatienceMilliseconds = 20_000;
    private const int AnswerMicroseconds = 200_000;
    private const int PieceBytes = 4096;
    private const int MostAnswer = 1 << 20;

    private static readonly Lazy<(IPEndPoint End, string Token, WatchSession Session)> s_served = new(Serve);

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. new[]
        {
            "GET /?token=TOKEN HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE=TOKEN\r\nAccept: text/html;q=0.9,*/*\r\n\r\nGET /picture HTTP/1.1\r\nHost: localhost:PORT\r\nCookie: COOKIE=TOKEN\r\nRange: bytes=0-7\r\n\r\n",
            "POST /settings HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nCookie: COOKIE=TOKEN\r\nX-Watch-Token: TOKEN\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 52\r\n\r\nthreshold=0.25&rotation=1&mirror=on&contrast=on&rate=5",
            "POST /settings HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE=TOKEN\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "4\r\n--x\r\n0\r\n\r\n",
            "POST /pause HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE=TOKEN\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 38\r\n\r\ntoken=TOKEN",
            "POST /frame HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE=TOKEN\r\nX-Watch-Token: TOKEN\r\nContent-Length: 4\r\n\r\n\u00ff\u00d8\u00ff\u00e0",
            "GET /frames HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: COOKIE=TOKEN\r\n\r\n\u0081\u0085abcd1234\u0001",
            "GET / HTTP/1.1\r\nHost: evil.example:PORT\r\nOrigin: null\r\nConnection: close\r\n\r\n",
        }.Select(Encoding.Latin1.GetBytes),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        (IPEndPoint end, string token, WatchSession session) = s_served.Value;
        string port = end.Port.ToString(CultureInfo.InvariantCulture);
        string request = Encoding.Latin1.GetString(input)
            .Replace("TOKEN", token, StringComparison.Ordinal)
            .Replace("PORT", port, StringComparison.Ordinal)
            .Replace("COOKIE", $"dupnet-watch-{port}", StringComparison.Ordinal);
        string answer = Ask(end, Encoding.Latin1.GetBytes(request));
        int[] codes = [.. Codes(answer)];
        bool isKnown = request.Contains(token, StringComparison.OrdinalIgnoreCase);
        Require(codes.All(static code => code < 500 || code == (int)HttpStatusCode.HttpVersionNotSupported), "no request is a fault of the server");
        Require(isKnown || codes.All(static code => code >= 400), "who does not know the token is refused");
        Require(isKnown || !answer.Contains("<html", StringComparison.OrdinalIgnoreCase), "who does not know the token sees nothing");
        WatchSettings settings = session.Last.Settings;
        Require(settings is { Threshold: >= 0 and <= 1, Rate: > 0 and <= WatchSettings.FastestRate } && Enum.IsDefined(settings.Turn.Rotation), "settings stay in their ranges");
        return codes.Any(static code => code < 400);
    }

    private static string Ask(IPEndPoint end, byte[] request)
    {
        using var client = new TcpClient { SendTimeout = PatienceMilliseconds, ReceiveTimeout = PatienceMilliseconds };
        client.Connect(end);
        using NetworkStream stream = client.GetStream();
        using var answer = new MemoryStream();
        try
        {
            stream.Write(request);

            // The server drops what comes with the end of its line, so that waits for an answer; half a request gets none.
            client.Client.Poll(AnswerMicroseconds, SelectMode.SelectRead);
            client.Client.Shutdown(SocketShutdown.Send);
            byte[] piece = new byte[PieceBytes];
            for (int count; (count = stream.Read(piece)) > 0 && answer.Length < MostAnswer;)
            {
                answer.Write(piece, 0, count);
            }
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown })
        {
            // A server may end a connection on which nonsense comes.
        }

        return Encoding.Latin1.GetString(answer.GetBuffer(), 0, (int)answer.Length);
    }

    /// <summary>The codes of the answers of a connection.</summary>
    private static IEnumerable<int> Codes(string answer)
    {
        const string Start = "HTTP/1.1 ";
        for (int at = answer.IndexOf(Start, StringComparison.Ordinal); at >= 0; at = answer.IndexOf(Start, at + 1, StringComparison.Ordinal))
        {
            if (int.TryParse(answer.AsSpan(at + Start.Length, Math.Min(3, answer.Length - at - Start.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
            {
                yield return code;
            }
        }
    }

    private static (IPEndPoint End, string Token, WatchSession Session) Serve()
    {
        var session = new WatchSession(
            new WebcamSource(), new WatchedModel(SpotModel.Model, SpotModel.Bytes, new DetectorSettings(SpotModel.Model), isNative: false), new WatchSettings(0.5f, default, false, 10));
        WatchServer server = WatchServer.Start(session, new IPEndPoint(IPAddress.Loopback, 0), null).GetAwaiter().GetResult();
        var address = new Uri(server.Address);
        return (new IPEndPoint(IPAddress.Loopback, address.Port), address.Query.Split('=')[1], session);
    }
}
