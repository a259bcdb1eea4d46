using System.Collections.Generic;

namespace DupNet.Compiling.Layers;

/// <summary>Inputs of a window that are loaded together: neighbouring stored channels of a tap.</summary>
/// <param name="Tap">The tap, row by row: y * k + x.</param>
/// <param name="First">The first stored channel.</param>
/// <param name="Count">Number of stored channels in the chunk.</param>
public readonly record struct InputChunk(int Tap, int First, int Count)
{
    /// <summary>Cuts the inputs of a window into chunks: those of a tap into as few as possible, as equal as possible, the larger ones first.</summary>
    /// <param name="taps">Taps of the window, k * k.</param>
    /// <param name="stored">Stored channels of a tap, C / r.</param>
    /// <param name="most">Inputs of a chunk at most.</param>
    public static IReadOnlyList<InputChunk> Cut(int taps, int stored, int most)
    {
        int count = (stored + most - 1) / most;
        List<InputChunk> chunks = [];
        for (int tap = 0; tap < taps; tap++)
        {
            int first = 0;
            for (int i = 0; i < count; i++)
            {
                int inputs = (stored + count - 1 - i) / count;
                chunks.Add(new InputChunk(tap, first, inputs));
                first += inputs;
            }
        }

        return chunks;
    }

    /// <summary>The weights of a filter for the inputs of this chunk: how many of each weight's d copies are +1.</summary>
    /// <param name="ones">The weights of the layer, as <see cref="Packing.LayerSpec.Ones"/> has them.</param>
    /// <param name="filter">Index of the filter.</param>
    /// <param name="filterLength">Number of weights of a filter.</param>
    /// <param name="stored">Number of stored channels of a tap.</param>
    public byte[] WeightsOf(byte[] ones, int filter, int filterLength, int stored)
    {
        int start = (filter * filterLength) + (Tap * stored) + First;
        return ones[start..(start + Count)];
    }
}
