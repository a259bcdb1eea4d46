namespace DupNet.Boards;

/// <summary>Ways in which external memory is connected.</summary>
public enum PsramBus
{
    /// <summary>The memory has four data lines.</summary>
    Quad,

    /// <summary>The memory has eight data lines.</summary>
    Octal,
}
