using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using DupNet.Pictures;

namespace DupNet.Watching.Sources;

/// <summary>
/// A board that serves its camera in the network, as the sample camera-web does: a picture at <c>/frame.bmp</c>, what the board found at
/// <c>/faces</c>. Whatever comes is checked: sizes, pictures, numbers.
/// </summary>
public sealed class AddressSource : IWatchedSource
{
    private const int MostBytes = 8 << 20;
    private const int MostBoxes = 4096;
    private const int LongestName = 64;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;
    private readonly Uri _frame;
    private readonly Uri _faces;
    private readonly bool _boardDetects;
    private int _number;

    /// <summary>Makes a source of a board's address.</summary>
    /// <param name="address">The address of the board's page, http or https.</param>
    /// <param name="boardDetects">Whether the boxes are those of the board; otherwise only its pictures are taken.</param>
    public AddressSource(Uri address, bool boardDetects)
    {
        ArgumentNullException.ThrowIfNull(address);

        // Without a name and a password, which the page would show.
        Name = $"{address.Scheme}://{address.Authority}{address.AbsolutePath}";
        _frame = new Uri(address, "frame.bmp");
        _faces = new Uri(address, "faces");
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
        byte[] bytes = Get(_frame, cancellation);
        try
        {
            Picture picture = PictureFile.Decode(bytes, _frame.AbsoluteUri);
            BoardAnswer? answer = _boardDetects ? Read(Get(_faces, cancellation)) : null;
            return WatchedFrame.Of(FormattableString.Invariant($"frame {++_number}"), picture, answer);
        }
        catch (PictureException e)
        {
            throw new SourceException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private byte[] Get(Uri address, CancellationToken cancellation)
    {
        try
        {
            return GetAsync(address, cancellation).GetAwaiter().GetResult();
        }
        catch (HttpRequestException e)
        {
            throw new SourceException($"{address}: {(e.StatusCode is null ? e.Message.TrimEnd('.') : $"the board answers with code {(int)e.StatusCode}")}.", e);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new SourceException($"{address}: no answer within {s_patience.TotalSeconds:0} seconds.", e);
        }
    }

    private async Task<byte[]> GetAsync(Uri address, CancellationToken cancellation)
    {
        using HttpResponseMessage response = await _client.GetAsync(address, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
    }

    private BoardAnswer Read(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            var boxes = new List<WatchedBox>();
            foreach (JsonElement face in root.GetProperty("faces").EnumerateArray())
            {
                if (boxes.Count == MostBoxes)
                {
                    throw new SourceException($"{_faces}: tells of more than {MostBoxes} boxes.");
                }

                boxes.Add(new WatchedBox(
                    Number(face, "x"),
                    Number(face, "y"),
                    Number(face, "width"),
                    Number(face, "height"),
                    Math.Clamp(Number(face, "score"), 0, 1),
                    face.TryGetProperty("class", out JsonElement name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: <= LongestName } text ? text : "face",
                    face.TryGetProperty("track", out JsonElement track) && track.TryGetInt32(out int number) ? number : null));
            }

            double? milliseconds = root.TryGetProperty("milliseconds", out JsonElement time) && time.TryGetDouble(out double value) && double.IsFinite(value) ? value : null;
            return new BoardAnswer(boxes, milliseconds);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new SourceException($"{_faces}: is not the JSON that camera-web serves: {e.Message}", e);
        }
    }

    private static double Number(JsonElement face, string name)
    {
        double value = face.GetProperty(name).GetDouble();
        return double.IsFinite(value) && Math.Abs(value) <= 1e6 ? value : throw new FormatException($"{name} is no number of pixels");
    }
}
