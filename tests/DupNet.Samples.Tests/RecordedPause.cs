using System.Collections.Generic;
using DupNet.Embedded.Cameras.Buses;

namespace DupNet.Samples.Tests;

/// <summary>Lets no time pass.</summary>
internal sealed class RecordedPause : IPause
{
    /// <summary>How long each pause was to be.</summary>
    public List<int> Milliseconds { get; } = [];

    public void For(int milliseconds) => Milliseconds.Add(milliseconds);
}
