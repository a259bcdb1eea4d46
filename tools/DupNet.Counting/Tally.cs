using System;

namespace DupNet.Counting;

/// <summary>Counts for an instrumented assembly, which calls <see cref="Add"/> at the start of each basic block.</summary>
public static class Tally
{
    private static long[] s_counts = [];
    private static Action<object>? s_layerStarted;
    private static Action? s_imageEntered;
    private static Action? s_imageLeft;

    /// <summary>Held by whoever counts.</summary>
    internal static object Gate { get; } = new();

    /// <summary>Number of executed IL instructions, by number of method.</summary>
    public static ReadOnlySpan<long> Counts => s_counts;

    /// <summary>Number of executed IL instructions of all methods from one number to before another.</summary>
    /// <param name="first">Number of the first method.</param>
    /// <param name="end">Number after that of the last.</param>
    internal static long Sum(int first, int end)
    {
        long sum = 0;
        foreach (long count in s_counts.AsSpan(first, end - first))
        {
            sum += count;
        }

        return sum;
    }

    /// <summary>Sets all counts to 0.</summary>
    /// <param name="methods">Number of counted methods.</param>
    /// <param name="layerStarted">Called when the network starts a layer or goes on with it, with the layer.</param>
    /// <param name="imageEntered">Called when the first layer starts rows, within whatever layer asks for them.</param>
    /// <param name="imageLeft">Called when the first layer has made the rows that were asked for.</param>
    public static void Reset(int methods, Action<object> layerStarted, Action imageEntered, Action imageLeft)
    {
        s_imageEntered = imageEntered;
        s_imageLeft = imageLeft;
        s_counts = new long[methods];
        s_layerStarted = layerStarted;
    }

    /// <summary>Counts the instructions of a basic block.</summary>
    /// <param name="method">Number of the method.</param>
    /// <param name="instructions">Instructions in the block, or their weights.</param>
    public static void Add(int method, int instructions)
    {
        s_counts[method] += instructions;
    }

    /// <summary>Marks that a layer starts or goes on.</summary>
    /// <param name="layer">The layer.</param>
    public static void StartLayer(object layer)
    {
        s_layerStarted?.Invoke(layer);
    }

    /// <summary>Marks that the first layer starts to make rows.</summary>
    public static void EnterImage()
    {
        s_imageEntered?.Invoke();
    }

    /// <summary>Marks that the first layer has made the rows that were asked for.</summary>
    public static void LeaveImage()
    {
        s_imageLeft?.Invoke();
    }
}
