using System;
using System.Runtime.InteropServices;
using System.Threading;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Embedded.Serial;

namespace DupNet.Devices;

/// <summary>
/// A board on this computer: the code that runs on a board, at the other end of any line. It reports no free memory, since this computer's
/// says nothing about a board's.
/// </summary>
public sealed class SimulatedDevice
{
    /// <summary>Usual size in bytes of the memory for a picture: that of a board without PSRAM.</summary>
    public const int DefaultPictureBytes = 160 * 120 * 2;

    private const int PollMilliseconds = 100;

    private readonly DetectorServer _server;

    /// <summary>Makes a board, which computes its known answer first.</summary>
    /// <param name="link">The line to the client.</param>
    /// <param name="model">The model.</param>
    /// <param name="settings">The detector's settings.</param>
    /// <param name="pictureBytes">Size in bytes of the largest picture that the board takes.</param>
    /// <param name="engine">Engine that takes the place of the managed kernels; null for none.</param>
    /// <param name="camera">Camera of the board; null for none.</param>
    public SimulatedDevice(
        ISerialLink link, DupNetModel model, DetectorSettings settings, int pictureBytes, IDetectionEngine? engine = null, IFrameSource? camera = null)
    {
        var facts = new DeviceFacts
        {
            Board = "simulated",
            Firmware = RuntimeInformation.FrameworkDescription,
            Library = typeof(Detector).Assembly.GetName().Version?.ToString(3),
            KnownAnswer = KnownAnswer.Compute(model),
        };
        _server = new DetectorServer(link, new ServedDetector(model, settings, engine), facts, new byte[pictureBytes]) { Camera = camera };
    }

    /// <summary>Answers requests until it is cancelled.</summary>
    public void Run(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            _server.Serve(PollMilliseconds);
        }
    }
}
