using DupNet.CommandLine.Outcomes;
using Microsoft.ML.OnnxRuntime;

namespace DupNet.Comparison.Peers;

/// <summary>Opens sessions of ONNX Runtime on one thread.</summary>
internal static class Sessions
{
    /// <summary>Opens a session of a model file.</summary>
    /// <exception cref="CommandException">The file is no model that ONNX Runtime takes.</exception>
    public static InferenceSession Open(string path)
    {
        try
        {
            return new InferenceSession(path, Options());
        }
        catch (OnnxRuntimeException e)
        {
            throw new CommandException(ExitCode.Failure, $"{path}: {e.Message}");
        }
    }

    /// <summary>Opens a session of a model in memory.</summary>
    public static InferenceSession Open(byte[] model) => new(model, Options());

    private static SessionOptions Options() => new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
        GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,

        // Ultra-Light's file lists its weights as inputs, a warning each.
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };
}
