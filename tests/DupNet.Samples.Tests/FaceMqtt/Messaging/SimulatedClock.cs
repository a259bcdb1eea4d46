using FaceMqtt.Messaging;

namespace DupNet.Samples.Tests.FaceMqtt.Messaging;

/// <summary>Time that goes when a test says so.</summary>
internal sealed class SimulatedClock : IClock
{
    public long Milliseconds { get; set; } = 5_000_000_000;
}
