namespace DupNet.Compiling.Managed;

/// <summary>A filter in one window of a place, and how far its sum has come.</summary>
/// <param name="window">The window.</param>
/// <param name="filter">The filter.</param>
internal sealed class Consumer(int window, int filter)
{
    /// <summary>The window.</summary>
    public int Window => window;

    /// <summary>The filter.</summary>
    public int Filter => filter;

    /// <summary>The word that holds the sum between methods; -1 for none yet.</summary>
    public int Word { get; set; } = -1;

    /// <summary>In lanes of 8 bits, the word of the even lanes, of 16 bits; -1 for none yet.</summary>
    public int EvenWord { get; set; } = -1;

    /// <summary>That of the odd lanes.</summary>
    public int OddWord { get; set; } = -1;

    /// <summary>In lanes of 8 bits, the largest number that a lane may hold.</summary>
    public int Largest { get; set; }

    /// <summary>What the last method adds to the words above; null for nothing.</summary>
    public Expression? Value { get; set; }
}
