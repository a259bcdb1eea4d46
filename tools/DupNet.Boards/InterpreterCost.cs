namespace DupNet.Boards;

/// <summary>
/// Estimated time that nanoFramework's interpreter takes for an IL instruction on a chip. Its source is in <see cref="Chip.Sources"/>.
/// </summary>
/// <param name="Megahertz">Clock in MHz at which the bounds hold; at another clock they change in inverse proportion.</param>
/// <param name="FromMicroseconds">Lower bound in microseconds.</param>
/// <param name="ToMicroseconds">Upper bound in microseconds.</param>
public sealed record InterpreterCost(int Megahertz, decimal FromMicroseconds, decimal ToMicroseconds)
{
    /// <summary>The cost at another clock.</summary>
    /// <param name="megahertz">That clock in MHz.</param>
    public InterpreterCost At(int megahertz) => new(megahertz, FromMicroseconds * Megahertz / megahertz, ToMicroseconds * Megahertz / megahertz);
}
