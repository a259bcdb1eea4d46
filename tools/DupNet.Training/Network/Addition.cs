using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Network;

/// <summary>
/// Sums whose factor of the second operand is kept for good, as a <see cref="Constant"/> is. TorchSharp's <c>add</c>, and with it the operator +, leave that
/// factor, 1, to the implicit conversion when it is not given.
/// </summary>
public static class Addition
{
    // A whole number: tensors of whole numbers take no other.
    private static readonly Scalar s_one = 1.ToScalar();

    /// <summary>a + b.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="b">A tensor.</param>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, s_one);

    /// <summary>a + b for each element of a.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="b">A number that is kept alive.</param>
    public static Tensor Plus(this Tensor a, Scalar b) => a.add(b, s_one);

    /// <summary>Adds b to a.</summary>
    /// <param name="a">Takes the sum.</param>
    /// <param name="b">A tensor.</param>
    public static Tensor Increase(this Tensor a, Tensor b) => a.add_(b, s_one);

    /// <summary>Adds b to each element of a.</summary>
    /// <param name="a">Takes the sums.</param>
    /// <param name="b">A number that is kept alive.</param>
    public static Tensor Increase(this Tensor a, Scalar b) => a.add_(b, s_one);
}
