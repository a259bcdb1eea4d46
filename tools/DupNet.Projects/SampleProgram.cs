using System.Collections.Generic;
using System.Linq;

namespace DupNet.Projects;

/// <summary>A sample of boards/samples that a project can be made of: one whose model is a resource.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="RootNamespace">Its namespace, which is the name of its project too.</param>
/// <param name="NeedsCamera">Whether it does nothing without a camera.</param>
/// <param name="UsesCamera">Whether its settings have a camera.</param>
/// <param name="SetsInput">Whether its settings choose the size of the network's input; else it is the model's.</param>
/// <param name="Kernels">Which kernels it can run on.</param>
/// <param name="OtherBytes">What its heap holds besides model, buffers and frame: objects, and the runtime's tables of the assemblies.</param>
/// <param name="FixedFrameBytes">Bytes for pictures that it has whatever the camera; 0 for none.</param>
/// <param name="Frames">How many frames of the camera it holds.</param>
public sealed record SampleProgram(
    string Name,
    string RootNamespace,
    bool NeedsCamera,
    bool UsesCamera,
    bool SetsInput,
    SampleKernels Kernels,
    int OtherBytes,
    int FixedFrameBytes,
    int Frames = 1)
{
    // Least heaps on the interpreter at 32 bits less model, buffers and frame, rounded up: docs/lab/interpreter.md.
    private const int CameraObjects = 40_000;
    private const int PlainObjects = 31_000;
    private const int DriveObjects = 40_000;
    private const int SerialObjects = 56_000;
    private const int WebObjects = 64_000;
    private const int MqttObjects = 73_000;

    private const int SerialPictureBytes = 96 * 72 * 2;

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyList<SampleProgram> All { get; } =
    [
        new("camera-web", "CameraWeb", true, true, true, SampleKernels.Either, WebObjects, 0, 2),
        new("face-led", "FaceLed", true, true, true, SampleKernels.Either, CameraObjects, 0),
        new("face-mqtt", "FaceMqtt", true, true, true, SampleKernels.Either, MqttObjects, 0),
        new("flash-model", "DupNetFlashModel", false, false, false, SampleKernels.Native, PlainObjects, 0),
        new("model-in-resource", "ModelInResource", false, false, false, SampleKernels.Managed, PlainObjects, 0),
        new("model-on-drive", "ModelOnDrive", false, false, false, SampleKernels.Managed, DriveObjects, 0),
        new("people-counter", "PeopleCounter", true, true, true, SampleKernels.Either, CameraObjects, 0),
        new("presence-sensor", "PresenceSensor", true, true, true, SampleKernels.Either, CameraObjects, 0),
        new("self-test", "DupNetSelfTest", false, false, false, SampleKernels.Either, PlainObjects, 0),
        new("serial-detector", "DupNetSerialDetector", false, true, false, SampleKernels.Either, SerialObjects, SerialPictureBytes),
    ];

    /// <summary>The sample of a name; null if there is none.</summary>
    public static SampleProgram? Find(string name) => All.FirstOrDefault(sample => sample.Name == name);
}
