namespace DupNet.Boards;

/// <summary>How external memory is connected.</summary>
public enum PsramBus
{
    /// <summary>Four data lines.</summary>
    Quad,

    /// <summary>Eight data lines.</summary>
    Octal,
}
