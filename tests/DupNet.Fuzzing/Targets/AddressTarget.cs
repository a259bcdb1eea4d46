using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using DupNet.Pictures;
using DupNet.Watching.Sources;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// What a board in the network answers <c>dupnet watch</c>: a frame whose boxes are numbers in their ranges, or a message. The first byte of an input
/// says which of its answers is the rest; the others are as they should be.
/// </summary>
internal sealed class AddressTarget() : FuzzTarget("watch-board")
{
    private const int LargestNumber = 1_000_000;

    private static readonly string[] s_paths = ["/faces", "/settings", "/picture.bmp"];

    private static readonly byte[][] s_right =
    [
        """{"n":12,"ms":1210,"free":45678,"f":[[8,16,8,8,75],[1,2,3,4,50]]}"""u8.ToArray(),
        """{"w":64,"h":48,"t":50,"r":90}"""u8.ToArray(),
        PictureFile.EncodePng(new Picture(64, 48)),
    ];

    private static readonly Lazy<Board> s_board = new(static () => new Board());

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } = [.. s_right.Select(static (answer, index) => (byte[])[(byte)index, .. answer]), [0, .. """{"n":7,"e":1,"f":[]}"""u8]];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input)
    {
        byte[] answer = input[1..];
        return [input[0], .. input[0] == s_paths.Length - 1 ? Mutation.Bytes.Mutate(random, answer) : Mutation.Text.Mutate(random, answer)];
    }

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        if (input.Length == 0)
        {
            return false;
        }

        s_board.Value.Answers = [.. s_right.Select((right, index) => index == input[0] % s_paths.Length ? input[1..] : right)];
        using var source = new AddressSource(s_board.Value.Address, boardDetects: true);
        try
        {
            WatchedFrame? frame = source.Take(CancellationToken.None);
            Require(frame is null || frame.Answer!.Boxes.All(static box => IsNumber(box.X) && IsNumber(box.Y) && IsNumber(box.Width) && IsNumber(box.Height)), "boxes are numbers in their range");
            Require(frame is null || frame.Answer!.Boxes.All(static box => box.Score is >= 0 and <= 1), "scores go from 0 to 1");
            return frame is not null;
        }
        catch (SourceException)
        {
            return false;
        }
    }

    private static bool IsNumber(double number) => Math.Abs(number) <= LargestNumber;

    /// <summary>Answers each path by its bytes, on a port of this computer.</summary>
    private sealed class Board
    {
        private const int PatienceMilliseconds = 20_000;
        private const int PieceBytes = 1024;

        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Board()
        {
            _listener.Start();
            Address = new Uri($"http://{_listener.LocalEndpoint}/");
            new Thread(Serve) { IsBackground = true }.Start();
        }

        public Uri Address { get; }

        public byte[][] Answers { get; set; } = s_right;

        private void Serve()
        {
            while (true)
            {
                using TcpClient client = _listener.AcceptTcpClient();
                client.ReceiveTimeout = client.SendTimeout = PatienceMilliseconds;
                try
                {
                    Answer(client.GetStream());
                }
                catch (IOException)
                {
                    // The program under test had enough.
                }
            }
        }

        private void Answer(NetworkStream stream)
        {
            var request = new StringBuilder();
            byte[] piece = new byte[PieceBytes];
            for (int count; !request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && (count = stream.Read(piece)) > 0;)
            {
                request.Append(Encoding.Latin1.GetString(piece, 0, count));
            }

            string path = request.ToString().Split(' ', 3) is [_, var target, ..] ? target.Split('?')[0] : string.Empty;
            byte[] body = Answers[Math.Max(0, Array.IndexOf(s_paths, path))];
            stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n")));
            stream.Write(body);
        }
    }
}
