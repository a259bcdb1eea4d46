namespace DupNet.Projects;

/// <summary>Names in a project that several of its files mention.</summary>
internal static class WrittenNames
{
    /// <summary>The model's file.</summary>
    public const string ModelFile = "model.dupnet";

    /// <summary>The type with the classes of the model, and its file.</summary>
    public const string ClassesType = "Classes";
}
