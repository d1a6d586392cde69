<%@ page contentType="text/html;charset=UTF-8" pageEncoding="UTF-8" %>
<%@ taglib prefix="lazy" uri="urn:lazyimg" %>
<%
  request.setAttribute("market", "märkte/fish, bread & wine.png");
  request.setAttribute("words", "Fish, bread & \"wine\" <at the market>");
%>
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The harbour</title>
<link rel="stylesheet" href="page.css">
</head>
<body>
<lazy:picture key="harbour.jpg" alt="The harbour in the evening" widths="400,800,1600,3200"
              loading="hero" placeholder="colour" class="wide"/>
<div class="column">
<h1>The harbour</h1>
<div class="row">
<lazy:picture key="people/jane.jpg" alt="Jane" box="120x120_fill" class="portrait"/>
<p>By Jane, who lives there. <a href="<lazy:url key="harbour.jpg" box="3200x0"/>">The whole picture</a></p>
</div>
<p>Ships come in at noon, and the market opens when they have.</p>
<lazy:picture key="${market}" alt="${words}" widths="400,800,1600"
              sizes="(max-width: 600px) 100vw, 600px" placeholder="colour,thumbhash"/>
<p>It closes when the last fish is sold.</p>
</div>
</body>
</html>
