using System;
using System.Collections.Generic;

namespace DupNet.Embedded.Storage.Tests;

/// <summary>A file as running code sees it, and as what it may be found after a loss of power.</summary>
internal sealed class SimulatedFile
{
    private const int BlockBytes = 16;

    /// <summary>What is read now; null if there is no file.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Earlier contents that a loss of power may bring back, the oldest first; the file system has not yet made up its mind.</summary>
    public List<byte[]?> Earlier { get; private init; } = [];

    /// <summary>Bytes at the start that are safe as long as <see cref="Content"/> survives.</summary>
    public int SafeBytes { get; set; }

    public SimulatedFile Clone() => new() { Content = Content, Earlier = [.. Earlier], SafeBytes = SafeBytes };

    /// <summary>The content becomes the only one.</summary>
    public void Settle()
    {
        Earlier.Clear();
        SafeBytes = Content?.Length ?? 0;
    }

    /// <summary>What is found after a loss of power.</summary>
    /// <param name="survival">What survives.</param>
    /// <param name="random">Draws where there is a choice.</param>
    public byte[]? AfterPowerLoss(Survival survival, Random random)
        => survival switch
        {
            Survival.Everything => Content,
            Survival.OnlyWhatIsSafe => Earlier.Count > 0 ? Earlier[0] : Content,
            _ => random.Next(Earlier.Count + 2) is int pick && pick < Earlier.Count ? Earlier[pick] : Torn(random),
        };

    /// <summary>Of what is not safe some blocks are there and some are not, in no order, and the end may lie anywhere.</summary>
    private byte[]? Torn(Random random)
    {
        if (Content == null || SafeBytes == Content.Length)
        {
            return Content;
        }

        byte[] torn = Content[..random.Next(SafeBytes, Content.Length + 1)];
        byte[]? old = Earlier.Count > 0 ? Earlier[0] : null;
        for (int start = SafeBytes; start < torn.Length; start += BlockBytes)
        {
            int kind = random.Next(4);
            for (int i = start; i < Math.Min(start + BlockBytes, torn.Length); i++)
            {
                torn[i] = kind switch
                {
                    0 => 0xFF,
                    1 => old != null && i < old.Length ? old[i] : (byte)0,
                    _ => torn[i],
                };
            }
        }

        // Or the old file's tail, with the old seal, is still there.
        return old != null && old.Length > torn.Length && random.Next(3) == 0 ? [.. torn, .. old[torn.Length..]] : torn;
    }
}
