using System;
using System.Runtime.InteropServices;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>
/// A board on this computer: the code that runs on a board, behind any line. It does not tell free memory: this computer's says nothing
/// about a board's.
/// </summary>
public sealed class SimulatedDevice
{
    /// <summary>Bytes for pictures: as much as a board without PSRAM has.</summary>
    public const int DefaultPictureBytes = 160 * 120 * 2;

    private const int PollMilliseconds = 100;

    private readonly DetectorServer _server;

    /// <summary>Makes a board, and computes its known answer.</summary>
    /// <param name="link">The line.</param>
    /// <param name="model">The model.</param>
    /// <param name="settings">The detector's settings.</param>
    /// <param name="pictureBytes">Bytes of the largest picture.</param>
    /// <param name="engine">An engine in place of managed kernels; null for none.</param>
    public SimulatedDevice(ISerialLink link, DupNetModel model, DetectorSettings settings, int pictureBytes, IDetectionEngine? engine = null)
    {
        var facts = new DeviceFacts
        {
            Board = "simulated",
            Firmware = RuntimeInformation.FrameworkDescription,
            Library = typeof(Detector).Assembly.GetName().Version?.ToString(3),
            KnownAnswer = KnownAnswer.Compute(model),
        };
        _server = new DetectorServer(link, new ServedDetector(model, settings, engine), facts, new byte[pictureBytes]);
    }

    /// <summary>Serves until it is cancelled.</summary>
    public void Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            _server.Serve(PollMilliseconds);
        }
    }
}
