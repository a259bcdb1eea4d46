using DupNet.Boards;
using DupNet.Embedded;

namespace DupNet.Projects;

/// <summary>What a user wants a project to be.</summary>
/// <param name="Sample">What it is made of.</param>
/// <param name="Folder">Where it goes; must be empty or missing.</param>
/// <param name="Board">The board.</param>
/// <param name="Model">The model.</param>
/// <param name="ModelBytes">Its file.</param>
/// <param name="Kernels">Which kernels; null for those that suit sample and board.</param>
/// <param name="InputWidth">Columns of the network's input; null, as the height, for the largest input that fits, up to the model's own.</param>
/// <param name="InputHeight">Rows of the network's input.</param>
/// <param name="Libraries">The checkout with the libraries; null for a folder DupNet.Embedded beside the project.</param>
public sealed record ProjectOptions(
    SampleProgram Sample,
    string Folder,
    Board Board,
    DupNetModel Model,
    byte[] ModelBytes,
    KernelKind? Kernels,
    int? InputWidth,
    int? InputHeight,
    string? Libraries);
