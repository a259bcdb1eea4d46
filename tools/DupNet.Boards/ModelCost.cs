using System.Collections.Generic;

namespace DupNet.Boards;

/// <summary>What a model takes of a board in each way to run it.</summary>
/// <param name="Model">The model.</param>
/// <param name="Input">Side of the network's input in pixels.</param>
/// <param name="Engines">Managed, managed and compiled, native, native and compiled.</param>
public sealed record ModelCost(ModelChoice Model, int Input, IReadOnlyList<EngineCost> Engines);
