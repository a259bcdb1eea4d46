using DupNet.Boards;

namespace DupNet.Training.Planning;

/// <summary>How long a detection may take on a board.</summary>
/// <param name="Board">The board.</param>
/// <param name="Kernels">Which kernels run there: native ones need a firmware that has them.</param>
/// <param name="Milliseconds">The most that one detection may take, by the upper bound of the estimate.</param>
public sealed record BoardLimit(Board Board, KernelKind Kernels, int Milliseconds);
