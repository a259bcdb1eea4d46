using System;
using System.IO;
using DupNet.Training.Learning;
using TorchSharp;
using static TorchSharp.torch;

namespace DupNet.Training.Native;

/// <summary>Where the arithmetic of a run is done.</summary>
public static class ComputeDevice
{
    /// <summary>The device that a name means.</summary>
    /// <param name="name"><c>cpu</c>, <c>cuda</c>, <c>mps</c> (the GPU of a Mac), or <c>auto</c>: CUDA where there is one, else the processor.</param>
    /// <returns>Null for the processor.</returns>
    /// <exception cref="RunException">There is no such device, or this libtorch has none.</exception>
    public static Device? Of(string name) => name switch
    {
        "auto" => HasCuda ? CUDA : null,
        "cuda" when HasCuda => CUDA,
        "cuda" => throw new RunException(IsBuiltForCuda
            ? "--device cuda: libtorch finds no GPU of CUDA; nvidia-smi shows whether the driver does"
            : "--device cuda: the trainer was built with the libtorch of processors; build it with -p:TrainerTorch=cuda-12.8 (docs/training.md, Platforms)"),
        "mps" => OperatingSystem.IsMacOS() && mps_is_available() ? MPS : throw new RunException("--device mps: libtorch finds no GPU of a Mac here"),
        "cpu" => null,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No device is called so."),
    };

    // TorchSharp looks for the library of CUDA through all folders, and fails where there is none.
    private static bool IsBuiltForCuda => File.Exists(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "torch_cuda.dll" : "libtorch_cuda.so"));

    private static bool HasCuda => IsBuiltForCuda && cuda_is_available();
}
