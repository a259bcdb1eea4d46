using System.Collections.Generic;
using System.Linq;
using CsCheck;
using DupNet.Embedded.Decoding;
using Xunit;

namespace DupNet.Embedded.Tests.Decoding;

/// <summary>The bounded list against a stable sort of everything.</summary>
public class CandidateListTests
{
    [Fact]
    public void KeepsTheBestInOrder()
    {
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 9].Array[0, 60]).Sample(
            (capacity, scores) =>
            {
                CandidateList list = new(capacity);
                for (int round = 0; round < 2; round++)
                {
                    list.Clear();
                    for (int i = 0; i < scores.Length; i++)
                    {
                        int slot = list.Insert(scores[i]);
                        if (slot >= 0)
                        {
                            list.Lefts[slot] = i;
                        }
                    }

                    IEnumerable<int> kept = Enumerable.Range(0, list.Count).Select(rank => list.Lefts[list.Slot(rank)]);
                    IEnumerable<int> wanted = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(capacity);
                    Assert.Equal(wanted, kept);
                }
            },
            iter: 2000);
    }
}
