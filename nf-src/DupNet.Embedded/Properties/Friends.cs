using System.Runtime.CompilerServices;

// The tests that run on boards, firmware-tests/NFUnitTest, and on the PC in tests/NFUnitTest.Host.
[assembly: InternalsVisibleTo("NFUnitTest")]

// Reads models of which only the head is in managed memory.
[assembly: InternalsVisibleTo("DupNet.Embedded.Native")]

// Follows boxes, in the units of boxes, and reads pixels.
[assembly: InternalsVisibleTo("DupNet.Embedded.Video")]
