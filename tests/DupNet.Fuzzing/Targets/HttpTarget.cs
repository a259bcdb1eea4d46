using System;
using System.Collections.Generic;
using System.Linq;
using CameraWeb.Http;
using CameraWeb.Site;

namespace DupNet.Fuzzing.Targets;

/// <summary>
/// What a browser sends to the sample camera-web: however it is cut into pieces, the same request is read, or refused in words. The form in a body
/// has values in their ranges and a token within the body.
/// </summary>
internal sealed class HttpTarget() : FuzzTarget("http")
{
    private const int MostErrorText = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        "GET /picture.bmp?12 HTTP/1.1\r\nHost: 192.168.1.20\r\nConnection: keep-alive\r\nAccept: image/avif,*/*;q=0.8\r\nReferer: http://192.168.1.20/\r\n\r\n"u8.ToArray(),
        "POST /settings HTTP/1.1\r\nhost: 10.0.0.7:8080\r\nCONTENT-LENGTH:  38\r\n\r\nthreshold=50&rotation=90&token=abcdefg"u8.ToArray(),
        "\r\nHEAD /? HTTP/1.0\nHost: localhost:80\n\n"u8.ToArray(),
    ];

    /// <inheritdoc/>
    public override byte[] Mutate(Random random, byte[] input) => Mutation.Text.Mutate(random, input);

    /// <inheritdoc/>
    public override bool Run(byte[] input)
    {
        var whole = new HttpRequest();
        whole.Take(input, input.Length);
        var pieces = new HttpRequest();
        for (int at = 0; at < input.Length;)
        {
            // As many bytes as the piece's first one says.
            byte[] piece = input[at..Math.Min(input.Length, at + 1 + (input[at] % 32))];
            pieces.Take(piece, piece.Length);
            at += piece.Length;
        }

        Require(
            (whole.IsDone, whole.Error, whole.ErrorText, whole.Method, whole.Path, whole.Query, whole.BodyLength)
            == (pieces.IsDone, pieces.Error, pieces.ErrorText, pieces.Method, pieces.Path, pieces.Query, pieces.BodyLength),
            "a request is the same in any pieces");
        Require(whole.Error == 0 || (whole.IsDone && whole.ErrorText is { Length: > 0 and <= MostErrorText }), "a refusal has words");
        if (!whole.IsDone || whole.Error != 0)
        {
            return false;
        }

        Require(whole.Path.StartsWith('/') && (whole.Path + whole.Query).All(static each => each is > ' ' and <= '~'), "a path is of printable characters");
        var form = new SettingsForm(whole.Body, whole.BodyLength);
        Require(form.TokenStart >= 0 && form.TokenLength >= 0 && form.TokenStart + form.TokenLength <= whole.BodyLength, "a token lies in the body");
        Require(form.Error is not null || (form.Threshold is SettingsForm.None or (>= 1 and <= 99) && form.Rotation is SettingsForm.None or 0 or 90 or 180 or 270), "values are in their ranges");
        return true;
    }
}
