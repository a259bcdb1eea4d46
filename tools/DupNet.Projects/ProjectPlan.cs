using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DupNet.Boards;
using DupNet.Embedded;

namespace DupNet.Projects;

/// <summary>What a project will have: kernels, sizes, and the memory that they take on the board.</summary>
/// <param name="Kernels">Which kernels.</param>
/// <param name="HasCamera">Whether the settings open the board's camera.</param>
/// <param name="InputWidth">Columns of the network's input.</param>
/// <param name="InputHeight">Rows of the network's input.</param>
/// <param name="FrameSize">Size of the camera's frames; null without a camera.</param>
/// <param name="HeapBytes">What the program is estimated to need of the heap.</param>
/// <param name="BoardHeapBytes">What the board is estimated to have.</param>
public sealed record ProjectPlan(
    KernelKind Kernels, bool HasCamera, int InputWidth, int InputHeight, FrameSize? FrameSize, long HeapBytes, long BoardHeapBytes)
{
    /// <summary>Assemblies of the largest sample and its libraries, rounded up.</summary>
    private const int ProgramBytes = 400_000;

    /// <summary>What a user can do where a model is too large.</summary>
    private const string WayOut = "A smaller model, such as dupnet-nano, may fit, or a board with PSRAM: 'dupnet boards' lists them.";

    /// <summary>Plans a project.</summary>
    /// <exception cref="ProjectException">Sample, board, model and options do not suit one another.</exception>
    public static ProjectPlan Of(ProjectOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (SampleProgram sample, Board board, DupNetModel model) = (options.Sample, options.Board, options.Model);
        if (sample.NeedsCamera && board.Camera is null)
        {
            string others = string.Join(", ", SampleProgram.All.Where(other => !other.NeedsCamera).Select(other => other.Name));
            throw new ProjectException($"{sample.Name} needs a camera, and {board.Name} has none. Without one work {others}.");
        }

        KernelKind kernels = KernelsOf(options);
        bool hasCamera = sample.UsesCamera && board.Camera is { } camera && (sample.NeedsCamera || camera.Bus == CameraBus.Spi || kernels == KernelKind.Native);
        if (model.FileBytes + ProgramBytes > board.Partitions.Deployment.Bytes)
        {
            throw new ProjectException(string.Create(
                CultureInfo.InvariantCulture,
                $"the model has {model.FileBytes:#,0} bytes and the program up to {ProgramBytes:#,0}; the deployment partition of {board.Name} has {board.Partitions.Deployment.Bytes:#,0}. {WayOut}"));
        }

        long heap = BoardMemory.HeapBytes(board);
        ProjectPlan? smallest = null;
        foreach ((int width, int height) in Inputs(options))
        {
            smallest = At(options, kernels, hasCamera, width, height, heap);
            if (smallest.HeapBytes <= heap)
            {
                return smallest;
            }
        }

        throw new ProjectException(string.Create(
            CultureInfo.InvariantCulture,
            $"{sample.Name} with this model at an input of {smallest!.InputWidth}x{smallest.InputHeight} needs an estimated {smallest.HeapBytes:#,0} bytes of heap; {board.Name} has an estimated {heap:#,0}. {WayOut}"));
    }

    private static KernelKind KernelsOf(ProjectOptions options)
    {
        SampleProgram sample = options.Sample;
        if (options.Kernels is { } kernels)
        {
            return sample.Kernels switch
            {
                SampleKernels.Managed when kernels == KernelKind.Native => throw new ProjectException(
                    $"{sample.Name} runs on managed kernels. With native ones work {Names(SampleKernels.Either)}, and {Names(SampleKernels.Native)}."),
                SampleKernels.Native when kernels == KernelKind.Managed => throw new ProjectException(
                    $"{sample.Name} is for native kernels, which read the model in flash. On managed ones works model-in-resource."),
                _ => kernels,
            };
        }

        // A parallel camera needs a firmware of one's own anyway.
        bool isCustom = sample.UsesCamera && options.Board.Camera?.Bus == CameraBus.Dvp;
        return sample.Kernels == SampleKernels.Native || (sample.Kernels == SampleKernels.Either && isCustom) ? KernelKind.Native : KernelKind.Managed;
    }

    private static string Names(SampleKernels kernels) =>
        string.Join(", ", SampleProgram.All.Where(sample => sample.Kernels == kernels).Select(sample => sample.Name));

    /// <summary>The inputs to try: the one that is wanted; or the model's own, and smaller ones of its shape where the sample chooses.</summary>
    private static IEnumerable<(int Width, int Height)> Inputs(ProjectOptions options)
    {
        DupNetModel model = options.Model;
        if (options.InputWidth is { } wantedWidth && options.InputHeight is { } wantedHeight)
        {
            if (!options.Sample.SetsInput && (wantedWidth, wantedHeight) != (model.DefaultWidth, model.DefaultHeight))
            {
                throw new ProjectException(string.Create(
                    CultureInfo.InvariantCulture, $"{options.Sample.Name} computes the known answer at the model's own input, {model.DefaultWidth}x{model.DefaultHeight}."));
            }

            return [(wantedWidth, wantedHeight)];
        }

        if (!options.Sample.SetsInput)
        {
            return [(model.DefaultWidth, model.DefaultHeight)];
        }

        List<(int Width, int Height)> inputs = [(model.DefaultWidth, model.DefaultHeight)];
        for (int width = model.DefaultWidth - model.Stride; width >= model.SmallestSide; width -= model.Stride)
        {
            int height = (int)Math.Round((double)model.DefaultHeight * width / model.DefaultWidth / model.Stride) * model.Stride;
            if (height >= model.SmallestSide && width % model.Stride == 0)
            {
                inputs.Add((width, height));
            }
        }

        return inputs;
    }

    private static ProjectPlan At(ProjectOptions options, KernelKind kernels, bool hasCamera, int width, int height, long heap)
    {
        (SampleProgram sample, DupNetModel model) = (options.Sample, options.Model);
        long buffers;
        try
        {
            buffers = Detector.BufferBytes(model, new DetectorSettings(model) { InputWidth = width, InputHeight = height });
        }
        catch (ArgumentException e)
        {
            throw new ProjectException($"the model cannot have an input of {width}x{height}: {e.Message}.", e);
        }

        if (kernels == KernelKind.Native)
        {
            // Native kernels were counted to take a third more than managed ones at the default model's input.
            buffers += buffers / 2;
        }

        FrameSize? frame = hasCamera ? FrameSize.Covering(options.Board.Camera!.Bus, Math.Max(width, height)) : null;
        long modelBytes = sample.Kernels == SampleKernels.Native ? 0 : model.FileBytes;
        long pictures = Math.Max((frame?.Bytes ?? 0) * sample.Frames, sample.FixedFrameBytes);
        return new ProjectPlan(kernels, hasCamera, width, height, frame, modelBytes + buffers + pictures + sample.OtherBytes, heap);
    }
}
