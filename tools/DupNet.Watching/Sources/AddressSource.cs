using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Embedded;
using DupNet.Pictures;

namespace DupNet.Watching.Sources;

/// <summary>
/// A board that serves its camera in the network, as the sample camera-web does: <c>/faces</c> tells the number of the last picture, its
/// time, the boxes and who is in them, and whether it looks wrong, <c>/picture.bmp?NUMBER</c> is the picture, <c>/settings</c> has the board's rotation. Whatever comes is checked: sizes,
/// pictures, numbers.
/// </summary>
public sealed class AddressSource : IWatchedSource
{
    private const int MostBytes = 8 << 20;
    private const int MostBoxes = 4096;
    private const int BoxNumbers = 5;
    private const int TrackedNumbers = 6;
    private const int LargestNumber = 1_000_000;
    private const int QuarterTurn = 90;

    /// <summary>A board is asked as often as its own page asks it.</summary>
    private const int PauseMilliseconds = 250;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_settingsStay = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly bool _boardDetects;
    private int _last;
    private Rotation _rotation;
    private long _askedAt;

    /// <summary>Makes a source of a board's address.</summary>
    /// <param name="address">The address of the board's page, http or https.</param>
    /// <param name="boardDetects">Whether the boxes are those of the board; otherwise only its pictures are taken.</param>
    public AddressSource(Uri address, bool boardDetects)
    {
        ArgumentNullException.ThrowIfNull(address);

        // Without a name and a password, which the page would show.
        Name = $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";
        _address = address;
        _boardDetects = boardDetects;

        // A board is asked itself: it may not send this program elsewhere.
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            Timeout = s_patience,
            MaxResponseContentBufferSize = MostBytes,
        };
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool IsLive => true;

    /// <inheritdoc/>
    public WatchedFrame? Take(CancellationToken cancellation)
    {
        Uri faces = new(_address, "faces");
        BoardSight sight = Read(faces, Get(faces, cancellation)!, ReadSight);
        if (sight.HasFailed && sight.Number == _last)
        {
            throw new SourceException($"{Name}: the board's camera failed.");
        }

        if (sight.Number == 0 || sight.Number == _last)
        {
            cancellation.WaitHandle.WaitOne(PauseMilliseconds);
            cancellation.ThrowIfCancellationRequested();
            return null;
        }

        if (_askedAt == 0 || Stopwatch.GetElapsedTime(_askedAt) > s_settingsStay)
        {
            Uri settings = new(_address, "settings");
            _rotation = Read(settings, Get(settings, cancellation)!, ReadRotation);
            _askedAt = Stopwatch.GetTimestamp();
        }

        Uri address = new(_address, FormattableString.Invariant($"picture.bmp?{sight.Number}"));
        if (Get(address, cancellation, mayBeGone: true) is not { } bytes)
        {
            // A newer one has come.
            return null;
        }

        try
        {
            Picture picture = PictureFile.Decode(bytes, address.AbsoluteUri);
            _last = sight.Number;
            return WatchedFrame.Of(
                FormattableString.Invariant($"picture {sight.Number}"), picture, _boardDetects ? new BoardAnswer(sight.Boxes, sight.Milliseconds) : null, _rotation, sight.Verdict);
        }
        catch (PictureException e)
        {
            throw new SourceException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static T Read<T>(Uri address, byte[] json, Func<JsonElement, T> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new SourceException($"{address}: is not the JSON that camera-web serves: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static BoardSight ReadSight(JsonElement root)
    {
        JsonElement faces = root.GetProperty("f");
        if (faces.GetArrayLength() > MostBoxes)
        {
            throw new FormatException($"there are more than {MostBoxes} boxes");
        }

        return new BoardSight(
            root.GetProperty("n").GetInt32(),
            root.TryGetProperty("ms", out JsonElement time) ? Number(time) : null,
            root.TryGetProperty("e", out _),
            root.TryGetProperty("v", out JsonElement verdict) ? VerdictOf(verdict.GetInt32()) : FrameVerdict.Fine,
            [.. faces.EnumerateArray().Select(BoxOf)]);
    }

    private static WatchedBox BoxOf(JsonElement face)
    {
        double[] numbers = [.. face.EnumerateArray().Take(TrackedNumbers + 1).Select(Number)];
        return numbers is [var left, var top, var width, var height, var percent, ..] && numbers.Length <= TrackedNumbers
            ? new WatchedBox(left, top, width, height, Math.Clamp(percent / 100, 0, 1), "face", numbers.Length == TrackedNumbers ? (int)numbers[BoxNumbers] : null)
            : throw new FormatException($"a box has {numbers.Length} numbers, not {BoxNumbers} or {TrackedNumbers}");
    }

    private static FrameVerdict VerdictOf(int number) =>
        Enum.IsDefined((FrameVerdict)number) ? (FrameVerdict)number : throw new FormatException($"{number} is no verdict on a picture");

    private static Rotation ReadRotation(JsonElement root)
    {
        int degrees = root.GetProperty("r").GetInt32();
        return degrees is >= 0 and <= 270 && degrees % QuarterTurn == 0 ? (Rotation)(degrees / QuarterTurn) : throw new FormatException($"{degrees} is no rotation");
    }

    private static double Number(JsonElement value)
    {
        double number = value.GetDouble();
        return Math.Abs(number) <= LargestNumber ? number : throw new FormatException($"{number} is out of range");
    }

    /// <summary>What an address serves; null where it is gone and may be.</summary>
    private byte[]? Get(Uri address, CancellationToken cancellation, bool mayBeGone = false)
    {
        try
        {
            return GetAsync(address, cancellation).GetAwaiter().GetResult();
        }
        catch (HttpRequestException e) when (mayBeGone && e.StatusCode == HttpStatusCode.Gone)
        {
            return null;
        }
        catch (HttpRequestException e)
        {
            throw new SourceException($"{address}: {Describe(e)}.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"{address}: no answer within {s_patience.TotalSeconds:0} seconds.", e);
        }
    }

    private static string Describe(HttpRequestException e) => e.StatusCode switch
    {
        null => e.Message.TrimEnd('.'),

        // A board that is asked by a name cannot tell a visitor from a page of another host.
        HttpStatusCode.MisdirectedRequest => "the board answers to its address only, such as http://192.168.1.20/, not to a name",
        HttpStatusCode code => $"the board answers with code {(int)code}",
    };

    private async Task<byte[]> GetAsync(Uri address, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _client.GetAsync(address, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What a board tells at <c>/faces</c>.</summary>
    private sealed record BoardSight(int Number, double? Milliseconds, bool HasFailed, FrameVerdict Verdict, IReadOnlyList<WatchedBox> Boxes);
}
