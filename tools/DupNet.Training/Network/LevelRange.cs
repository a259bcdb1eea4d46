using System;
using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Network;

/// <summary>Limits normalised sums to the levels 0..1 or 0..3. Gradients pass only inside this range.</summary>
/// <remarks>
/// It is torch's hardtanh, whose backward pass is one loop; that of clamp makes four tensors, and took a fifth of a training step (docs/lab/training.md). TorchSharp 0.107's own
/// hardtanh gives back its input, so the call goes through a script. The script has no number as argument, which TorchSharp would not keep alive (see <see cref="Constant"/>).
/// </remarks>
public static class LevelRange
{
    private static readonly Lazy<jit.CompilationUnit> s_script = new(() => jit.compile(Function(1) + Function(3)));

    /// <summary>Limits values to 0..<paramref name="highestLevel"/>.</summary>
    /// <param name="sums">The values to limit.</param>
    /// <param name="highestLevel">The highest level, 1 or 3.</param>
    public static Tensor Limit(Tensor sums, int highestLevel) => s_script.Value.invoke<Tensor>(Name(highestLevel), sums);

    private static string Name(int highestLevel) => highestLevel switch
    {
        1 => "limit_1",
        3 => "limit_3",
        _ => throw new ArgumentOutOfRangeException(nameof(highestLevel), highestLevel, "Levels are 0..1 or 0..3."),
    };

    private static string Function(int highestLevel) =>
        string.Create(CultureInfo.InvariantCulture, $"def {Name(highestLevel)}(x):\n  return torch.hardtanh(x, 0., {highestLevel}.)\n");
}
