using System;
using System.Runtime.InteropServices;
using DupNet.Embedded;

namespace DupNet.NativeCore;

/// <summary>A detector of the native core, through its C surface (include/dupnet.h).</summary>
public sealed unsafe partial class NativeDetector : IDisposable
{
    private readonly byte* _model;
    private readonly void* _memory;
    private readonly Settings _settings;

    /// <summary>Makes a detector in memory of its own. <see cref="Error"/> tells whether that worked.</summary>
    /// <param name="model">The model's bytes.</param>
    /// <param name="settings">The settings that a managed detector would be made with.</param>
    /// <param name="kernels">Which kernels compute the network.</param>
    /// <param name="budget">The most work and memory that a frame may take; null for the budget of a PC.</param>
    public NativeDetector(byte[] model, DetectorSettings settings, NativeKernels kernels = NativeKernels.Fastest, ModelBudget? budget = null)
    {
        budget ??= ModelBudget.Default;
        _settings = new Settings
        {
            InputWidth = settings.InputWidth,
            InputHeight = settings.InputHeight,
            Fit = (int)settings.Fit,
            SampleGrid = settings.SampleGrid,
            ScoreThreshold = (int)(settings.ScoreThreshold * 65536f),
            OverlapThreshold = (int)(settings.OverlapThreshold * 65536f),
            MaxCandidates = settings.MaxCandidates,
            MaxDetections = settings.MaxDetections,
            MergeBoxes = settings.MergeBoxes ? 1 : 0,
            StretchContrast = settings.StretchContrast ? 1 : 0,
            MostOperations = (int)long.Min(int.MaxValue, budget.Operations >> 20),
            MostBytes = budget.Bytes,
            Kernels = kernels,
        };
        _model = (byte*)NativeMemory.Alloc((nuint)model.Length);
        model.CopyTo(new Span<byte>(_model, model.Length));
        fixed (Settings* given = &_settings)
        {
            uint bytes;
            uint offset;
            Error = DetectorBytes(_model, (uint)model.Length, given, &bytes, &offset);
            if (Error != 0)
            {
                return;
            }

            Bytes = (int)bytes;
            _memory = NativeMemory.AlignedAlloc(bytes, 8);

            // Nothing may depend on what the memory held before.
            new Span<byte>(_memory, Bytes).Fill(0xA5);
            Error = DetectorCreate(_memory, bytes, _model, (uint)model.Length, given, &offset);
            Logits = Error == 0 ? new int[LogitCount(_memory)] : [];
        }
    }

    /// <summary>0, or the number of the error because of which there is no detector, as in include/dupnet.h.</summary>
    public int Error { get; }

    /// <summary>Size of the detector's memory in bytes.</summary>
    public int Bytes { get; }

    /// <summary>All logits of the last run; empty without a detector.</summary>
    public int[] Logits { get; } = [];

    /// <summary>Checks a model by the native reader.</summary>
    /// <param name="model">Any bytes.</param>
    /// <returns>0 or the number of the error, and the offset of the refused field in the file.</returns>
    public static (int Error, int Offset) Check(byte[] model)
    {
        fixed (byte* bytes = model)
        {
            uint offset;
            int error = ModelCheck(bytes, (uint)model.Length, &offset);
            return (error, (int)offset);
        }
    }

    /// <summary>Runs the network on an input image.</summary>
    /// <param name="image">Bytes of the image in the order rows, columns, channels (fastest).</param>
    public void Run(byte[] image)
    {
        fixed (byte* pixels = image)
        fixed (int* logits = Logits)
        {
            RunImage(_memory, pixels, logits);
        }
    }

    /// <summary>Finds objects in a frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <returns>For each object: left, top, right, bottom in 1/16 pixel, score in 1/65536, class.</returns>
    public int[][] Find(Frame frame)
    {
        NativeFrame given = Describe(frame);
        NativeDetection[] found = new NativeDetection[_settings.MaxDetections];
        int count;
        fixed (byte* buffer = frame.Buffer)
        fixed (NativeDetection* boxes = found)
        fixed (int* logits = Logits)
        {
            given.Buffer = buffer;
            count = Detect(_memory, &given, boxes, logits);
        }

        if (count < 0)
        {
            throw new InvalidOperationException("dupnet_detect returned " + count);
        }

        return Array.ConvertAll(found[..count], box => new[] { box.Left, box.Top, box.Right, box.Bottom, box.Score, box.ClassIndex });
    }

    /// <summary>Runs one layer; the layers before it must have run on the same frame.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="layer">Index of the layer, from 0.</param>
    public void RunLayer(Frame frame, int layer)
    {
        NativeFrame given = Describe(frame);
        int result;
        fixed (byte* buffer = frame.Buffer)
        {
            given.Buffer = buffer;
            result = RunLayer(_memory, &given, layer);
        }

        if (result != 0)
        {
            throw new InvalidOperationException("dupnet_run_layer returned " + result);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_memory);
        NativeMemory.Free(_model);
    }

    /// <summary>A frame without its buffer.</summary>
    private static NativeFrame Describe(Frame frame) => new()
    {
        BufferBytes = (uint)frame.Buffer.Length,
        Width = frame.Width,
        Height = frame.Height,
        Stride = frame.Stride,
        Format = (int)frame.Format,
        Rotation = (int)frame.Rotation,
        Mirror = frame.Mirror ? 1 : 0,
    };

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_model_check")]
    private static partial int ModelCheck(byte* model, uint bytes, uint* offset);

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_detector_bytes")]
    private static partial int DetectorBytes(byte* model, uint modelBytes, Settings* settings, uint* bytes, uint* offset);

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_detector_create")]
    private static partial int DetectorCreate(
        void* memory, uint memoryBytes, byte* model, uint modelBytes, Settings* settings, uint* offset);

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_detect_logits")]
    private static partial int Detect(void* detector, NativeFrame* frame, NativeDetection* detections, int* logits);

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_run_image")]
    private static partial int RunImage(void* detector, byte* image, int* logits);

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_run_layer")]
    private static partial int RunLayer(void* detector, NativeFrame* frame, int layer);

    [LibraryImport(NativeLibraryFile.Name, EntryPoint = "dupnet_logit_count")]
    private static partial int LogitCount(void* detector);

    private struct Settings
    {
        public int InputWidth;
        public int InputHeight;
        public int Fit;
        public int SampleGrid;
        public int ScoreThreshold;
        public int OverlapThreshold;
        public int MaxCandidates;
        public int MaxDetections;
        public int MergeBoxes;
        public int StretchContrast;
        public int MostOperations;
        public int MostBytes;
        public NativeKernels Kernels;
        public int WorkingMemory;
    }

    private struct NativeFrame
    {
        public byte* Buffer;
        public uint BufferBytes;
        public int Width;
        public int Height;
        public int Stride;
        public int Format;
        public int Rotation;
        public int Mirror;
    }

    private struct NativeDetection
    {
        public int Left;
        public int Top;
        public int Right;
        public int Bottom;
        public int Score;
        public int ClassIndex;
    }
}
