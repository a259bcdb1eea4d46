namespace DupNet.Boards;

/// <summary>Connections that carry flashing and the debugger between a board and a PC.</summary>
public enum PcConnection
{
    /// <summary>UART0, through a bridge on the board or an adapter: UART0 serves nothing else.</summary>
    Uart0,

    /// <summary>The chip's own USB: its two pins serve nothing else.</summary>
    Usb,
}
