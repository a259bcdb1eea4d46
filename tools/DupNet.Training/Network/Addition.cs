using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Network;

/// <summary>
/// Sums that are safe with TorchSharp. Its <c>add</c>, and with it the operator +, multiplies the second operand by a factor. When none is
/// given, the factor is a number 1 that is not kept alive. Here it is kept for good, as a <see cref="Constant"/> is.
/// </summary>
public static class Addition
{
    // A whole number: tensors of whole numbers take no other.
    private static readonly Scalar s_one = 1.ToScalar();

    /// <summary>The sum a + b.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="b">A tensor.</param>
    public static Tensor Plus(this Tensor a, Tensor b) => a.add(b, s_one);

    /// <summary>The sum of b and each element of a.</summary>
    /// <param name="a">A tensor.</param>
    /// <param name="b">A number that lives until the call ends, such as a <see cref="Constant"/>.</param>
    public static Tensor Plus(this Tensor a, Scalar b) => a.add(b, s_one);

    /// <summary>Adds b to a, in place.</summary>
    /// <param name="a">The tensor that is changed.</param>
    /// <param name="b">A tensor.</param>
    public static Tensor Increase(this Tensor a, Tensor b) => a.add_(b, s_one);

    /// <summary>Adds b to each element of a, in place.</summary>
    /// <param name="a">The tensor that is changed.</param>
    /// <param name="b">A number that lives until the call ends, such as a <see cref="Constant"/>.</param>
    public static Tensor Increase(this Tensor a, Scalar b) => a.add_(b, s_one);
}
