using System;

namespace DupNet.Devices;

/// <summary>How long a client waits for a board.</summary>
public sealed record DeviceTimeouts
{
    /// <summary>How long to wait for the reply to a request that is answered at once.</summary>
    public TimeSpan Reply { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for a sign of life while the board detects; the slowest layer counts.</summary>
    public TimeSpan Detection { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a detection may take in all, whatever signs of life come and however often it is asked for.</summary>
    public TimeSpan WholeDetection { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For a frame of the board's camera: its start, and the frames that are dropped until it has settled, included.</summary>
    public TimeSpan Camera { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Number of times that a request is sent before the client gives up.</summary>
    public int Attempts { get; init; } = 4;
}
