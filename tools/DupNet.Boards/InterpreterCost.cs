namespace DupNet.Boards;

/// <summary>What nanoFramework's interpreter takes for an IL instruction on a chip: an estimate, whose source is among the chip's.</summary>
/// <param name="Megahertz">The clock that the bounds hold at; at another clock they change in inverse proportion.</param>
/// <param name="FromMicroseconds">Lower bound.</param>
/// <param name="ToMicroseconds">Upper bound.</param>
public sealed record InterpreterCost(int Megahertz, decimal FromMicroseconds, decimal ToMicroseconds);
