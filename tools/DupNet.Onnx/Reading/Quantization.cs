using System;
using System.Globalization;
using Onnx;

namespace DupNet.Onnx.Reading;

/// <summary>The function of a node <c>Quant</c> (QONNX), also called <c>IntQuant</c>.</summary>
/// <param name="Least">Smallest integer.</param>
/// <param name="Most">Largest integer.</param>
/// <param name="IsSign">One bit with a sign: -1 or 1.</param>
/// <param name="Round">Rounds to an integer.</param>
internal sealed record Quantization(double Least, double Most, bool IsSign, Func<double, double> Round)
{
    private const int MostBits = 32;

    /// <summary>Reads the function from the attributes of a node and its bit width.</summary>
    /// <exception cref="NodeRefusedException">The bit width or the rounding is unknown.</exception>
    public static Quantization Of(NodeProto node, double bits)
    {
        if (bits is < 1 or > MostBits || bits != Math.Floor(bits))
        {
            throw new NodeRefusedException(string.Create(CultureInfo.InvariantCulture, $"its bit width is {bits}; read are 1..{MostBits}"));
        }

        bool signed = node.Integer("signed", 1) != 0;
        bool narrow = node.Integer("narrow", 0) != 0;
        double half = Math.ScaleB(1, (int)bits - 1);
        return new Quantization(
            signed ? (narrow ? 1 - half : -half) : 0,
            signed ? half - 1 : (2 * half) - (narrow ? 2 : 1),
            signed && bits == 1,
            Rounding(node.Word("rounding_mode", "ROUND")));
    }

    /// <summary>The quantized value of a number.</summary>
    public double Of(double value, double scale, double zeroPoint)
    {
        double scaled = (value / scale) + zeroPoint;
        double integer = IsSign ? (scaled >= 0 ? 1 : -1) : Round(Math.Clamp(scaled, Least, Most));
        return (integer - zeroPoint) * scale;
    }

    private static Func<double, double> Rounding(string mode) => mode switch
    {
        "ROUND" or "HALF_EVEN" => static value => Math.Round(value, MidpointRounding.ToEven),
        "CEIL" => Math.Ceiling,
        "FLOOR" => Math.Floor,
        "UP" => static value => value < 0 ? Math.Floor(value) : Math.Ceiling(value),
        "DOWN" or "ROUND_TO_ZERO" => Math.Truncate,
        "HALF_UP" => static value => Math.Round(value, MidpointRounding.AwayFromZero),
        "HALF_DOWN" => static value => Math.Sign(value) * Math.Ceiling(Math.Abs(value) - 0.5),
        _ => throw new NodeRefusedException($"its rounding mode is {(mode.Length <= 20 ? mode : mode[..20])}, which is not known"),
    };
}
