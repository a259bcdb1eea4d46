using System.Collections.Concurrent;
using TorchSharp;

namespace DupNet.Training.Network;

/// <summary>
/// Numbers as operands of tensor operations, kept for good. TorchSharp 0.107 takes a number's native handle and lets go of the object
/// before the native call has read it. A garbage collection in between frees the number, and the call fails or computes with whatever is
/// there. So no number may be left to the implicit conversion.
/// </summary>
public static class Constant
{
    private static readonly ConcurrentDictionary<double, Scalar> s_scalars = new();

    /// <summary>The operand for a number. Equal numbers share one operand.</summary>
    /// <param name="value">The number.</param>
    public static Scalar Of(double value) => s_scalars.GetOrAdd(value, static number => number.ToScalar());
}
