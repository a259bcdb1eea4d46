using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DupNet.DeviceCheck;

/// <summary>The device libraries of the repository.</summary>
public static class DeviceLibraries
{
    private static readonly string[] s_cameraSample =
    [
        "mscorlib", "nanoFramework.Hardware.Esp32", "nanoFramework.ResourceManager", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native",
        "System.Device.Gpio", "System.Device.I2c", "System.Device.Spi", "DupNet.Embedded", "DupNet.Embedded.Cameras", "DupNet.Embedded.Cameras.Wiring",
    ];

    private static readonly string[] s_modelSample =
    [
        "mscorlib", "nanoFramework.ResourceManager", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native", "nanoFramework.System.Text",
        "System.IO.FileSystem", "System.IO.Streams", "DupNet.Embedded", "DupNet.Embedded.Storage",
    ];

    public static IReadOnlyList<DeviceLibrary> All { get; } =
    [
        new("DupNet.Embedded", "nf-src/DupNet.Embedded")
        {
            IntegerNamespaces =
            [
                "DupNet.Embedded.Decoding",
                "DupNet.Embedded.Imaging",
                "DupNet.Embedded.Kernels",
                "DupNet.Embedded.Layers",
                "DupNet.Embedded.Models",
                "DupNet.Embedded.Networks",
            ],
            AllocationFreeRoots =
            [
                "DupNet.Embedded.Detector.Detect",
                "DupNet.Embedded.DetectionMerger.Add",
                "DupNet.Embedded.DetectionMerger.Clear",
                "DupNet.Embedded.DetectionMerger.Merge",
                "DupNet.Embedded.Networks.Network.Run",
                "DupNet.Embedded.Networks.Network.RunLayer",
                "DupNet.Embedded.Models.Crc32.Append",
                "DupNet.Embedded.Models.Crc32.Reset",
                "DupNet.Embedded.Models.Crc32.get_Value",
                "DupNet.Embedded.Models.LittleEndian.Int32",
                "DupNet.Embedded.Models.LittleEndian.PutUInt16",
                "DupNet.Embedded.Models.LittleEndian.PutUInt32",
                "DupNet.Embedded.Models.LittleEndian.UInt16",
                "DupNet.Embedded.Models.LittleEndian.UInt32",
                "DupNet.Embedded.Frame.get_Buffer",
                "DupNet.Embedded.Frame.get_Format",
                "DupNet.Embedded.Frame.get_Height",
                "DupNet.Embedded.Frame.get_Layout",
                "DupNet.Embedded.Frame.get_Mirror",
                "DupNet.Embedded.Frame.get_Offset",
                "DupNet.Embedded.Frame.get_Rotation",
                "DupNet.Embedded.Frame.get_Stride",
                "DupNet.Embedded.Frame.get_Width",
                "DupNet.Embedded.Frame.ShowPart",
                "DupNet.Embedded.PixelLayout.get_BytesPerPixel",
                "DupNet.Embedded.PixelLayout.get_Place",
                "DupNet.Embedded.PixelLayout.get_Reading",
                "DupNet.Embedded.DetectionList.Add",
                "DupNet.Embedded.DetectionList.get_Count",
                "DupNet.Embedded.DetectionList.get_Item",
                "DupNet.Embedded.Detection.get_Left",
                "DupNet.Embedded.Detection.get_Top",
                "DupNet.Embedded.Detection.get_Right",
                "DupNet.Embedded.Detection.get_Bottom",
                "DupNet.Embedded.Detection.get_ScoreNumber",
                "DupNet.Embedded.Detection.get_X",
                "DupNet.Embedded.Detection.get_Y",
                "DupNet.Embedded.Detection.get_Width",
                "DupNet.Embedded.Detection.get_Height",
                "DupNet.Embedded.Detection.get_Score",
                "DupNet.Embedded.Detection.get_ClassIndex",
                "DupNet.Embedded.Detection.get_ClassName",
                "DupNet.Embedded.Detector.get_Logits",
                "DupNet.Embedded.Detector.get_Engine",
                "DupNet.Embedded.ModelContent.get_Layers",
                "DupNet.Embedded.Networks.Network.get_Plan",
                "DupNet.Embedded.Networks.Network.get_Checksums",
                "DupNet.Embedded.Networks.Network.set_Checksums",
            ],
        },
        new("DupNet.Embedded.Native", "nf-src/DupNet.Embedded.Native")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded"],
            IntegerNamespaces = ["DupNet.Embedded.Native"],
            AllocationFreeRoots = ["DupNet.Embedded.Native.NativeEngine.Detect"],
        },
        new("DupNet.Embedded.Storage", "nf-src/DupNet.Embedded.Storage")
        {
            AllowedAssemblies =
            [
                "mscorlib", "nanoFramework.Runtime.Events", "nanoFramework.System.Text", "System.IO.FileSystem", "System.IO.Streams", "DupNet.Embedded",
            ],
            IntegerNamespaces = ["DupNet.Embedded.Storage"],
        },
        new("DupNet.Embedded.Video", "nf-src/DupNet.Embedded.Video")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded"],
            IntegerNamespaces = ["DupNet.Embedded.Video.Looking", "DupNet.Embedded.Video.Seeing"],
            AllocationFreeRoots =
            [
                "DupNet.Embedded.Video.EveryFrameDetector.Next",
                "DupNet.Embedded.Video.LineCounter.Update",
                "DupNet.Embedded.Video.StreamDetector.Next",
                "DupNet.Embedded.Video.StreamDetector.Restart",
                "DupNet.Embedded.Video.Tracker.Update",
            ],
        },
        new("DupNet.Embedded.Signing", "nf-src/DupNet.Embedded.Signing")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded", "DupNet.Embedded.Storage"],
            IntegerNamespaces = ["DupNet.Embedded.Signing"],
        },
        new("DupNet.Embedded.Serial", "nf-src/DupNet.Embedded.Serial")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded"],
            AllocationFreeRoots =
            [
                "DupNet.Embedded.Serial.DetectorServer.AnswerCapturedPart",
                "DupNet.Embedded.Serial.DetectorServer.AnswerChunk",
                "DupNet.Embedded.Serial.DetectorServer.AnswerDetect",
                "DupNet.Embedded.Serial.PacketReader.Read",
                "DupNet.Embedded.Serial.PacketReader.UInt16",
                "DupNet.Embedded.Serial.PacketReader.UInt32",
                "DupNet.Embedded.Serial.PacketReader.get_Buffer",
                "DupNet.Embedded.Serial.PacketReader.get_Length",
                "DupNet.Embedded.Serial.PacketReader.get_Sequence",
                "DupNet.Embedded.Serial.PacketReader.get_SkippedBytes",
                "DupNet.Embedded.Serial.PacketReader.get_Type",
                "DupNet.Embedded.Serial.PacketReader.get_Version",
                "DupNet.Embedded.Serial.PacketWriter.Begin",
                "DupNet.Embedded.Serial.PacketWriter.PutByte",
                "DupNet.Embedded.Serial.PacketWriter.PutUInt16",
                "DupNet.Embedded.Serial.PacketWriter.PutUInt32",
                "DupNet.Embedded.Serial.PacketWriter.Send",
            ],
        },
        new("DupNet.Embedded.Cameras", "nf-src/DupNet.Embedded.Cameras")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded"],
            IntegerNamespaces = ["DupNet.Embedded.Cameras"],
            AllocationFreeRoots =
            [
                "DupNet.Embedded.Cameras.ArduCamMini2MP.ReadFrame",
                "DupNet.Embedded.Cameras.Buses.Polling.Pause",
                "DupNet.Embedded.Cameras.CameraMode.get_Format",
                "DupNet.Embedded.Cameras.CameraMode.get_FrameBytes",
                "DupNet.Embedded.Cameras.CameraMode.get_Height",
                "DupNet.Embedded.Cameras.CameraMode.get_Width",
                "DupNet.Embedded.Cameras.CaptureTarget.get_Mode",
            ],
        },
        new("DupNet.Embedded.Cameras.Wiring", "nf-src/DupNet.Embedded.Cameras.Wiring")
        {
            AllowedAssemblies =
            [
                "mscorlib",
                "nanoFramework.Hardware.Esp32",
                "nanoFramework.Runtime.Events",
                "System.Device.Gpio",
                "System.Device.I2c",
                "System.Device.Spi",
                "DupNet.Embedded.Cameras",
            ],
            IntegerNamespaces = ["DupNet.Embedded.Cameras.Wiring"],
        },
        new("DupNet.Embedded.Cameras.Serial", "nf-src/DupNet.Embedded.Cameras.Serial")
        {
            AllowedAssemblies =
            [
                "mscorlib", "nanoFramework.Runtime.Events", "nanoFramework.System.Text", "System.IO.Ports", "System.IO.Streams",
                "DupNet.Embedded", "DupNet.Embedded.Cameras", "DupNet.Embedded.Serial",
            ],
            IntegerNamespaces = ["DupNet.Embedded.Cameras.Serial"],
            AllocationFreeRoots = ["DupNet.Embedded.Cameras.Serial.SerialFrameCamera.ReadFrame"],
        },
        new("DupNet.Embedded.Cameras.Files", "nf-src/DupNet.Embedded.Cameras.Files")
        {
            AllowedAssemblies =
            [
                "mscorlib", "nanoFramework.Runtime.Events", "nanoFramework.System.Text", "System.IO.FileSystem", "System.IO.Streams",
                "DupNet.Embedded", "DupNet.Embedded.Cameras",
            ],
            IntegerNamespaces = ["DupNet.Embedded.Cameras.Files"],
        },
        new("DupNet.Embedded.Cameras.Esp32", "nf-src/DupNet.Embedded.Cameras.Esp32")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded", "DupNet.Embedded.Cameras"],
            IntegerNamespaces = ["DupNet.Embedded.Cameras.Esp32"],
            AllocationFreeRoots = ["DupNet.Embedded.Cameras.Esp32.EspCamera.ReadFrame"],
        },
        new("NFUnitTest", "firmware-tests/NFUnitTest")
        {
            AllowedAssemblies =
            [
                "mscorlib", "nanoFramework.ResourceManager", "nanoFramework.Runtime.Events", "nanoFramework.Runtime.Native", "nanoFramework.System.Text",
                "nanoFramework.TestFramework", "System.IO.FileSystem", "System.IO.Streams", "DupNet.Embedded", "DupNet.Embedded.Native", "DupNet.Embedded.Signing",
                "DupNet.Embedded.Storage", "DupNet.Embedded.Video",
            ],
        },
        new("DupNetSelfTest", "boards/samples/self-test")
        {
            AllowedAssemblies = ["mscorlib", "nanoFramework.ResourceManager", "nanoFramework.Runtime.Native", "DupNet.Embedded"],
        },
        new("CompiledModels.DupnetNanoPart1", "boards/samples/compiled/CompiledModels.DupnetNanoPart1") { IntegerNamespaces = ["CompiledModels"] },
        new("CompiledModels.DupnetNanoPart2", "boards/samples/compiled/CompiledModels.DupnetNanoPart2") { IntegerNamespaces = ["CompiledModels"] },
        new("CompiledModels.DupnetNano", "boards/samples/compiled/CompiledModels.DupnetNano")
        {
            AllowedAssemblies = ["mscorlib", "DupNet.Embedded", "CompiledModels.DupnetNanoPart1", "CompiledModels.DupnetNanoPart2"],
            IntegerNamespaces = ["CompiledModels"],
        },
        new("DupNetSelfTestCompiled", "boards/samples/self-test-compiled")
        {
            AllowedAssemblies = ["mscorlib", "nanoFramework.Runtime.Native", "DupNet.Embedded", "CompiledModels.DupnetNano"],
        },
        new("DupNetFlashModel", "boards/samples/flash-model")
        {
            AllowedAssemblies =
            [
                "mscorlib", "nanoFramework.ResourceManager", "nanoFramework.Runtime.Native", "DupNet.Embedded", "DupNet.Embedded.Native",
            ],
        },
        new("DupNetSerialDetector", "boards/samples/serial-detector")
        {
            AllowedAssemblies =
            [
                .. s_cameraSample, "nanoFramework.System.Text", "System.IO.Ports", "System.IO.Streams", "DupNet.Embedded.Cameras.Serial",
                "DupNet.Embedded.Serial",
            ],
        },
        new("CameraWeb", "boards/samples/camera-web")
        {
            AllowedAssemblies =
            [
                .. s_cameraSample, "nanoFramework.System.Text", "DupNet.Embedded.Video", "System.Device.Wifi", "System.IO.Streams", "System.Net",
                "System.Threading",
            ],
        },
        new("FaceLed", "boards/samples/face-led") { AllowedAssemblies = [.. s_cameraSample, "DupNet.Embedded.Video"] },
        new("FaceMqtt", "boards/samples/face-mqtt")
        {
            AllowedAssemblies =
            [
                .. s_cameraSample, "DupNet.Embedded.Video", "nanoFramework.M2Mqtt", "nanoFramework.M2Mqtt.Core", "nanoFramework.System.Collections",
                "nanoFramework.System.Text", "System.Device.Wifi", "System.IO.FileSystem", "System.IO.Streams", "System.Net", "System.Threading",
            ],
        },
        new("PeopleCounter", "boards/samples/people-counter") { AllowedAssemblies = [.. s_cameraSample, "DupNet.Embedded.Video"] },
        new("PresenceSensor", "boards/samples/presence-sensor") { AllowedAssemblies = [.. s_cameraSample, "DupNet.Embedded.Video"] },
        new("ModelInResource", "boards/samples/model-in-resource") { AllowedAssemblies = s_modelSample },
        new("ModelOnDrive", "boards/samples/model-on-drive") { AllowedAssemblies = s_modelSample },
    ];

    /// <summary>The library whose assembly has a name.</summary>
    /// <exception cref="InvalidDataException">No library has this name.</exception>
    public static DeviceLibrary Get(string name)
        => All.FirstOrDefault(library => library.Name == name)
            ?? throw new InvalidDataException(name + " is not one of the device libraries: " + string.Join(", ", All.Select(library => library.Name)));

    /// <summary>Members of all libraries that allocate nothing, as Namespace.Type.Method.</summary>
    public static IEnumerable<string> AllocationFreeMembers => All.SelectMany(library => library.AllocationFreeRoots);
}
